using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Full points at the peers' mean or better, otherwise in proportion: points × value ÷ mean (domain.md 1.3).</summary>
/// <remarks>
/// The mean is taken over everyone scored together who has a value. Leaving zeros out raises everybody's bar (domain.md 1.8), so a scheme
/// says whether they count. Paid by volume this rewards bursts: use it on rates, or only after findings are settled.
/// </remarks>
/// <param name="CountZeros">Whether values of 0 enter the mean.</param>
/// <param name="Direction">Which way is better; where less is, full points up to the mean and points × mean ÷ value above it.</param>
public sealed record RelativeToMean(bool CountZeros, Direction Direction) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "relative";

    /// <inheritdoc/>
    public override string Text => Direction == Direction.HigherIsBetter
        ? $"完成值达到同类均值得满分,未达到的按 完成值 ÷ 均值 的比例得分(均值{Zeros})"
        : $"完成值不超过同类均值得满分,超过的按 均值 ÷ 完成值 的比例得分(均值{Zeros})";

    /// <inheritdoc/>
    public override bool? RewardsMore => Direction == Direction.HigherIsBetter;

    string Zeros => CountZeros ? "含零值" : "不含零值";

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points) => [];
}
