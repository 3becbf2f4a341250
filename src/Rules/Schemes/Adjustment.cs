namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>What one kind of confirmed finding adds to the total or takes from it (domain.md 6, adjustment layer).</summary>
/// <remarks>Nothing is adjusted by a flag: each application names the finding that a person confirmed.</remarks>
/// <param name="Key">Key, unique among the scheme's nodes and adjustments.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Kind">Bonus, deduction or veto.</param>
/// <param name="Points">Points per finding, more than 0; 0 for a veto.</param>
public sealed record Adjustment(string Key, string Title, AdjustmentKind Kind, decimal Points)
{
    /// <summary>Line of the scheme file, from 1; null when it did not come from a file.</summary>
    public int? FileLine { get; init; }
}
