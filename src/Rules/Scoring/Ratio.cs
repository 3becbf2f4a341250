using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>An exact fraction, divided once, when it is rounded: 10 × 1 ÷ 3 ÷ 0.8 stays exact until then.</summary>
/// <remarks>
/// Exact while numerator and denominator fit into 28 digits; beyond that <c>decimal</c> first cuts digits behind the point, then throws
/// <see cref="OverflowException"/>. The denominator is more than 0.
/// </remarks>
readonly record struct Ratio(decimal Numerator, decimal Denominator)
{
    public static Ratio Of(decimal number) => new(number, 1);

    public decimal Value => Denominator == 1 ? Numerator : Numerator / Denominator;

    public decimal Rounded(RoundingRule rule) =>
        Denominator != 1 && Quotient.TryRound(Numerator, Denominator, rule.Places, rule.Mode, out var rounded) ? rounded : rule.Round(Value);

    public static Ratio operator +(Ratio one, Ratio two) => one.Denominator == two.Denominator
        ? new(one.Numerator + two.Numerator, one.Denominator)
        : new((one.Numerator * two.Denominator) + (two.Numerator * one.Denominator), one.Denominator * two.Denominator);

    public static Ratio operator -(Ratio one, Ratio two) => one + new Ratio(-two.Numerator, two.Denominator);

    public static Ratio operator *(Ratio one, Ratio two) => new(one.Numerator * two.Numerator, one.Denominator * two.Denominator);

    public static Ratio operator /(Ratio one, Ratio two) => two.Numerator >= 0
        ? new(one.Numerator * two.Denominator, one.Denominator * two.Numerator)
        : new(-one.Numerator * two.Denominator, one.Denominator * -two.Numerator);

    public int CompareTo(Ratio other) => Denominator == other.Denominator
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
}
