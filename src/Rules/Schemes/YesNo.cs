namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>All or nothing (<c>Y01</c> and <c>N01</c>, domain.md 1.2). A value of 1 or more is yes, anything less is no.</summary>
/// <param name="FullWhen">The answer that earns full points: true for yes, false for no.</param>
public sealed record YesNo(bool FullWhen = true) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "yes_no";

    /// <inheritdoc/>
    public override string Text => FullWhen ? "是得满分,否得 0 分" : "否得满分,是得 0 分";

    /// <inheritdoc/>
    public override bool? RewardsMore => FullWhen;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points) => [];
}
