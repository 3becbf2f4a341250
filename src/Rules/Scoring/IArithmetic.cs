namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>The arithmetic that rules are written in: once for numbers, once for the sentence that explains them.</summary>
/// <remarks>
/// The rule book is generic over it, so a score and its explanation come from the same lines of code and cannot diverge, and scoring
/// millions of nodes builds no text. A spreadsheet formula is a third reading of the same rule.
/// </remarks>
/// <typeparam name="T">What is calculated with.</typeparam>
interface IArithmetic<T>
{
    static abstract T Number(string name, decimal number);

    static abstract T Named(string name, T quantity);

    static abstract T Add(T one, T two);

    static abstract T Subtract(T one, T two);

    static abstract T Multiply(T one, T two);

    static abstract T Divide(T one, T two);

    static abstract Ratio Read(T quantity);
}
