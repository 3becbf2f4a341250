namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>The arithmetic that rules are written in: once for numbers, once for the sentence that explains them, once for a spreadsheet.</summary>
/// <remarks>
/// The rule book is generic over it, so a score, its explanation and its formula come from the same lines of code and cannot diverge, and
/// scoring millions of nodes builds no text. Where a rule takes different ways it asks <see cref="AtLeast"/> and <see cref="Exceeds"/>, so
/// that a spreadsheet has all the ways and a score the one that applies.
/// </remarks>
/// <typeparam name="T">What is calculated with.</typeparam>
interface IArithmetic<T>
{
    static abstract T Number(string name, decimal number);

    /// <summary>A number of a node that is combined: see <see cref="NamedQuantity"/>.</summary>
    static abstract T Below(ScoredNode child, string name, Ratio number);

    static abstract T Named(string name, T quantity);

    static abstract T Add(T one, T two);

    static abstract T Subtract(T one, T two);

    static abstract T Multiply(T one, T two);

    static abstract T Divide(T one, T two);

    /// <summary>The first when they are equal.</summary>
    static abstract T Larger(T one, T two);

    /// <summary>The first when they are equal.</summary>
    static abstract T Smaller(T one, T two);

    static abstract bool AtLeast(T one, T two);

    static abstract bool Exceeds(T one, T two);

    /// <summary>The value as the data have it: for what does not change with the numbers in a spreadsheet.</summary>
    static abstract Ratio Read(T quantity);
}
