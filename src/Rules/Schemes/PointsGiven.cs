namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Points given from outside, such as an on-site score: the value is the points.</summary>
/// <remarks>A value below 0 or above the measure's points is an error of the input, never cut silently.</remarks>
public sealed record PointsGiven : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "given";

    /// <inheritdoc/>
    public override string Text => "由评分人给分";

    /// <inheritdoc/>
    public override bool? RewardsMore => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points) => [];
}
