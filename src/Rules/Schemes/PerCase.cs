using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Points per case beyond a number that goes free, up to the measure's points: clamp((value − after) × each, 0, points).</summary>
/// <remarks>
/// 2.5 per follow-up up to 10, and one per event from the third on up to 10 (domain.md 1.1, items 49 and 32), on every path alike: a real
/// system capped on update only (domain.md 1.8). Where less is better the cases take points away from full.
/// </remarks>
/// <param name="Each">Points per case, more than 0.</param>
/// <param name="After">Cases that neither earn nor cost anything, 0 or more.</param>
/// <param name="Direction">Whether cases earn points or cost them.</param>
public sealed record PerCase(decimal Each, decimal After, Direction Direction) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "per_case";

    /// <inheritdoc/>
    public override string Text => $"{(After == 0 ? "每例" : $"超过 {Plain(After)} 例后每例")}{(Direction == Direction.HigherIsBetter ? "得" : "扣")} {Plain(Each)} 分,以该项分值为限";

    /// <inheritdoc/>
    public override bool? RewardsMore => Direction == Direction.HigherIsBetter;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points)
    {
        if (Each <= 0)
        {
            yield return $"每例分值为 {Plain(Each)},应大于 0";
        }

        if (After < 0)
        {
            yield return $"起算例数为 {Plain(After)},应不小于 0";
        }
    }
}
