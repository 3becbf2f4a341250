using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Formulas as a reader writes them: what explanations are made of.</summary>
readonly struct Written : IArithmetic<Formula>
{
    const int Sum = 1;
    const int Product = 2;
    const int Atom = 3;

    public static Formula Number(string name, decimal number)
    {
        var text = Plain(number);
        return new(Ratio.Of(number), new(name.Length == 0 ? text : name, Atom), new(text, number < 0 ? Sum : Atom));
    }

    public static Formula Below(ScoredNode child, string name, Ratio number)
    {
        var title = name is NamedQuantity.Score or NamedQuantity.Exact ? child.Title : name;
        var whole = Number(title, number.Numerator);
        return number.Denominator == 1 ? whole : Named(title, Divide(whole, Number(string.Empty, number.Denominator)));
    }

    public static Formula Named(string name, Formula quantity) => quantity with { Names = new(name, Atom) };

    public static Formula Add(Formula one, Formula two) => Join(one, two, one.Value + two.Value, "+", Sum, Sum);

    public static Formula Subtract(Formula one, Formula two) => Join(one, two, one.Value - two.Value, "−", Sum, Product);

    public static Formula Multiply(Formula one, Formula two) => Join(one, two, one.Value * two.Value, "×", Product, Atom);

    public static Formula Divide(Formula one, Formula two) => Join(one, two, one.Value / two.Value, "÷", Product, Atom);

    public static Formula Larger(Formula one, Formula two) => Exceeds(two, one) ? two : one;

    public static Formula Smaller(Formula one, Formula two) => Exceeds(one, two) ? two : one;

    public static bool AtLeast(Formula one, Formula two) => one.Value.CompareTo(two.Value) >= 0;

    public static bool Exceeds(Formula one, Formula two) => one.Value.CompareTo(two.Value) > 0;

    public static Ratio Read(Formula quantity) => quantity.Value;

    /// <summary>A number as it is: no trailing zeros, a true minus sign.</summary>
    public static string Plain(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture).Replace('-', '−');

    static Formula Join(Formula one, Formula two, Ratio value, string sign, int strength, int right) => new(
        value,
        new($"{one.Names.Within(strength)} {sign} {two.Names.Within(right)}", strength),
        new($"{one.Numbers.Within(strength)} {sign} {two.Numbers.Within(right)}", strength));
}
