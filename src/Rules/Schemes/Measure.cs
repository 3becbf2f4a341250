using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>One indicator, turned into points by a rule.</summary>
/// <param name="Key">English key, unique in the scheme.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Points">Highest score, more than 0.</param>
/// <param name="Indicator">Key of the indicator.</param>
/// <param name="Rule">How its value becomes points.</param>
/// <param name="Missing">What becomes of the measure when the indicator has no value.</param>
/// <param name="MinDenominator">Below this denominator there is no value, in the indicator's unit; 0 asks for none.</param>
public sealed record Measure(
    string Key,
    string Title,
    decimal Points,
    string Indicator,
    ScoringRule Rule,
    MissingRule Missing = MissingRule.Redistribute,
    decimal MinDenominator = 0) : SchemeNode(Key, Title, Points, Missing)
{
    /// <summary>The kind that the indicator declares; the loader copies it, and checking a scheme compares the two.</summary>
    public ValueKind Kind { get; init; } = ValueKind.Share;
}
