namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Everything that may change a total after its nodes: bonus, deductions, veto.</summary>
/// <param name="Items">The adjustments; empty for a scheme without any.</param>
/// <param name="BonusCap">Most points that bonuses add together, 0 or more; null sets no bound.</param>
/// <param name="DeductionCap">Most points that deductions take together, 0 or more; null sets no bound.</param>
public sealed record Adjustments(IReadOnlyList<Adjustment> Items, decimal? BonusCap = null, decimal? DeductionCap = null)
{
    /// <summary>No adjustments.</summary>
    public static Adjustments None { get; } = new([]);
}
