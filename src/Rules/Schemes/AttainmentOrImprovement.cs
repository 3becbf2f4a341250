namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>The higher of what the level reached earns and what the progress on one's own baseline earns (42 CFR 412.165).</summary>
/// <remarks>
/// Attainment: full points at the benchmark, 0 below the threshold, between them (points − 1) × (value − threshold) ÷ (benchmark − threshold)
/// + 1. Improvement: 0 without progress, points − 1 at the benchmark, otherwise points × (value − baseline) ÷ (benchmark − baseline). The
/// regulation's “round half up of 9x + 0.5” and “of 10y − 0.5” are these values cut to whole points: declare the measure's rounding as 0
/// places, down. Without a baseline attainment alone counts. A benchmark below the threshold rewards small values.
/// </remarks>
/// <param name="Threshold">Where attainment begins, in the indicator's unit.</param>
/// <param name="Benchmark">Where it is full, in the indicator's unit; not equal to the threshold.</param>
public sealed record AttainmentOrImprovement(decimal Threshold, decimal Benchmark) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "attainment_or_improvement";

    /// <inheritdoc/>
    public override string Text => TextIn(Plain);

    /// <inheritdoc/>
    public override string TextIn(Func<decimal, string> value) =>
        $"达标分与进步分取高者:达标从 {value(Threshold)} 起计、到 {value(Benchmark)} 满分;进步从本单位基线起计、到 {value(Benchmark)} 得满分减 1";

    /// <inheritdoc/>
    public override bool? RewardsMore => Benchmark > Threshold;

    /// <inheritdoc/>
    public override decimal? Goal => Benchmark;

    /// <inheritdoc/>
    public override ScoringRule WithGoal(decimal goal) => this with { Benchmark = goal };

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points)
    {
        if (Threshold == Benchmark)
        {
            yield return $"起点值与标杆值同为 {Plain(Benchmark)},两者应不同";
        }

        if (points < 2)
        {
            yield return $"该项分值为 {Plain(points)},达标与进步计分应不少于 2 分";
        }
    }
}
