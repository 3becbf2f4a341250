using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>How many units of the numerator separate a share from full points, the denominator unchanged (差多少人).</summary>
/// <param name="Target">The value that earns full points.</param>
/// <param name="Units">Whole units missing (positive) or too many (negative); 0 when full points are reached.</param>
public sealed record Gap(decimal Target, decimal Units)
{
    /// <summary>The gap of a scored node.</summary>
    /// <param name="node">Any node.</param>
    /// <returns>The gap, or null without a value, without a target, or for other kinds than a share: their numerators are no persons.</returns>
    public static Gap? Of(ScoredNode node)
    {
        if (node is not { Missing: NoScore.None, Value: { } value, Definition: Measure { Kind: ValueKind.Share } measure })
        {
            return null;
        }

        return measure.Rule switch
        {
            AtLeast rule => Up(rule.Target, value),
            AtMost rule => Down(rule.Target, value),
            Linear { RewardsMore: true } rule => Up(rule.Target, value),
            Linear rule => Down(rule.Target, value),
            _ => null,
        };
    }

    static Gap Up(decimal target, IndicatorValue value) =>
        new(target, Math.Max(0, Math.Ceiling(target * value.Denominator) - value.Numerator));

    static Gap Down(decimal target, IndicatorValue value) =>
        new(target, Math.Min(0, Math.Floor(target * value.Denominator) - value.Numerator));
}
