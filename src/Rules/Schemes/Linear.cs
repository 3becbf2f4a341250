namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Nothing at the floor, full points at the target, on a straight line between: points × (value − floor) ÷ (target − floor).</summary>
/// <remarks>
/// Runs either way: a target below the floor rewards small values, as for 次均费用增幅 with full points at 0.05 and none at 0.15 (D11).
/// Beyond the target full points, beyond the floor 0.
/// </remarks>
/// <param name="Floor">The value that earns nothing, in the indicator's unit.</param>
/// <param name="Target">The value that earns full points, in the indicator's unit; not equal to the floor.</param>
public sealed record Linear(decimal Floor, decimal Target) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "linear";

    /// <inheritdoc/>
    public override string Text => TextIn(Plain);

    /// <inheritdoc/>
    public override string TextIn(Func<decimal, string> value) => Target > Floor
        ? $"完成值达到 {value(Target)} 得满分,不高于 {value(Floor)} 得 0 分,其间按直线计分"
        : $"完成值不超过 {value(Target)} 得满分,达到 {value(Floor)} 得 0 分,其间按直线计分";

    /// <inheritdoc/>
    public override bool? RewardsMore => Target > Floor;

    /// <inheritdoc/>
    public override decimal? Goal => Target;

    /// <inheritdoc/>
    public override ScoringRule WithGoal(decimal goal) => this with { Target = goal };

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points)
    {
        if (Floor == Target)
        {
            yield return $"满分值与零分值同为 {Plain(Target)},两者应不同";
        }
    }
}
