using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>A piece of a spreadsheet formula: a tree that is written out once the cells of its quantities are known.</summary>
/// <param name="Asking">The way of the rule that is being walked; null for what does not depend on the value.</param>
abstract record SheetTerm(Asking? Asking)
{
    protected const int Sum = 1;
    protected const int Product = 2;
    protected const int Atom = 3;

    /// <summary>The value as the data have it.</summary>
    public abstract Ratio Value { get; }

    public abstract Term Text(Func<NamedQuantity, string?> cells);

    // floating point must not decide on which side of a limit 0.45 lies
    protected string Compared(Func<NamedQuantity, string?> cells) => this is Leaf ? Text(cells).Text : $"ROUND({Text(cells).Text},12)";

    public sealed record Leaf(NamedQuantity Quantity, Ratio Number) : SheetTerm((Asking?)null)
    {
        public override Ratio Value => Number;

        public override Term Text(Func<NamedQuantity, string?> cells) => cells(Quantity) is { } cell ? new(cell, Atom)
            : Number.Denominator == 1 ? new(Plain(Number.Numerator), Number.Numerator < 0 ? Sum : Atom)
            : new($"{Plain(Number.Numerator)}/{Plain(Number.Denominator)}", Product);

        static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>A piece with a name, which may have a cell of its own.</summary>
    public sealed record Called(string Name, SheetTerm Piece, Asking? Walk) : SheetTerm(Walk)
    {
        public override Ratio Value => Piece.Value;

        public override Term Text(Func<NamedQuantity, string?> cells) => cells(new(Name, null)) is { } cell ? new(cell, Atom) : Piece.Text(cells);
    }

    public sealed record Joined(char Sign, SheetTerm One, SheetTerm Two) : SheetTerm(One.Asking ?? Two.Asking)
    {
        public override Ratio Value => Sign switch
        {
            '+' => One.Value + Two.Value,
            '-' => One.Value - Two.Value,
            '*' => One.Value * Two.Value,
            _ => One.Value / Two.Value,
        };

        public override Term Text(Func<NamedQuantity, string?> cells)
        {
            var (strength, right) = Sign switch { '+' => (Sum, Sum), '-' => (Sum, Product), '*' => (Product, Atom), _ => (Product, Atom) };
            return new($"{One.Text(cells).Within(strength)}{Sign}{Two.Text(cells).Within(right)}", strength);
        }
    }

    public sealed record Extreme(bool Largest, SheetTerm One, SheetTerm Two) : SheetTerm(One.Asking ?? Two.Asking)
    {
        public override Ratio Value => Largest ? Exactly.Larger(One.Value, Two.Value) : Exactly.Smaller(One.Value, Two.Value);

        public override Term Text(Func<NamedQuantity, string?> cells) => new($"{(Largest ? "MAX" : "MIN")}({One.Text(cells).Text},{Two.Text(cells).Text})", Atom);
    }

    public sealed record Choice(Question Question, SheetTerm Yes, SheetTerm No) : SheetTerm((Asking?)null)
    {
        public override Ratio Value => Question.Holds ? Yes.Value : No.Value;

        public override Term Text(Func<NamedQuantity, string?> cells) => new(
            $"IF({Question.One.Compared(cells)}{(Question.OrEqual ? ">=" : ">")}{Question.Two.Compared(cells)},{Yes.Text(cells).Text},{No.Text(cells).Text})", Atom);
    }
}
