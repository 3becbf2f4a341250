namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A fixed sum for those in the best grades (绩效考核奖励基金, domain.md 0.4), shared equally or by a quantity.</summary>
/// <param name="Grades">Labels of the grades that share, at least one.</param>
/// <param name="By">Key of the quantity to share by, 0 or more, at most four decimal places; null shares equally.</param>
/// <param name="AmountFen">Fen, 0 or more; null shares out the payer's whole budget.</param>
public sealed record RewardFund(IReadOnlyList<string> Grades, string? By = null, long? AmountFen = null) : PayoutRule
{
    /// <inheritdoc/>
    public override string Kind => "reward_fund";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => By is null ? [] : [By];

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() =>
        Grades.Count == 0 ? [("grades", "未写哪些等次参与分配")] : Amount("amount", AmountFen, "奖励基金");
}
