namespace FamilyDoctor.Analytics.Rules.Indicators;

/// <summary>The part of an indicator's definition that scoring and checking a scheme need.</summary>
/// <param name="Key">English key, unique among indicators; schemes refer to it.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Time">How it relates to its period.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Kind">How the value follows from numerator and denominator.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="MinDenominator">Smallest denominator for which a value is fair to show, 0 or more; below it the figure is marked.</param>
public sealed record IndicatorDefinition(
    string Key,
    string Title,
    IndicatorTime Time,
    IndicatorUnit Unit,
    ValueKind Kind,
    Direction Direction,
    decimal MinDenominator = 0);
