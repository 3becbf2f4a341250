namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Full points from the target up, below it in proportion: points × value ÷ target (<c>egt</c>, domain.md 1.2).</summary>
/// <remarks>Zero or a negative value earns 0. Never more than full points.</remarks>
/// <param name="Target">In the indicator's unit, more than 0; a share as 0.6, not 60.</param>
public sealed record AtLeast(decimal Target) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "at_least";

    /// <inheritdoc/>
    public override string Text => TextIn(Plain);

    /// <inheritdoc/>
    public override string TextIn(Func<decimal, string> value) => $"完成值达到 {value(Target)} 得满分,未达到的按 完成值 ÷ {value(Target)} 的比例得分";

    /// <inheritdoc/>
    public override bool? RewardsMore => true;

    /// <inheritdoc/>
    public override decimal? Goal => Target;

    /// <inheritdoc/>
    public override ScoringRule WithGoal(decimal goal) => this with { Target = goal };

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points)
    {
        if (Target <= 0)
        {
            yield return $"目标值为 {Plain(Target)},应大于 0";
        }
    }
}
