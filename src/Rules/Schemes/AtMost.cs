namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Full points up to the target, above it in inverse proportion: points × target ÷ value (<c>elt</c>, D11).</summary>
/// <remarks>A value of zero or less earns full points. A growth rate, whose target may be 0, uses <see cref="Linear"/> instead.</remarks>
/// <param name="Target">In the indicator's unit, more than 0: D11 makes anything else an error of definition.</param>
public sealed record AtMost(decimal Target) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "at_most";

    /// <inheritdoc/>
    public override string Text => TextIn(Plain);

    /// <inheritdoc/>
    public override string TextIn(Func<decimal, string> value) => $"完成值不超过 {value(Target)} 得满分,超过的按 {value(Target)} ÷ 完成值 的比例得分";

    /// <inheritdoc/>
    public override bool? RewardsMore => false;

    /// <inheritdoc/>
    public override decimal? Goal => Target;

    /// <inheritdoc/>
    public override ScoringRule WithGoal(decimal goal) => this with { Target = goal };

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points)
    {
        if (Target <= 0)
        {
            yield return $"目标值为 {Plain(Target)},应大于 0(增幅类指标请用 linear)";
        }
    }
}
