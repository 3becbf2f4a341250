namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A group of nodes whose scores are combined. Dimensions nest to any depth.</summary>
/// <param name="Key">Key, unique in the scheme.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Points">Highest score; for <see cref="Combining.Sum"/> the sum of the counted children's points.</param>
/// <param name="Children">At least one node.</param>
/// <param name="Missing">What becomes of the dimension when none of its children has a score.</param>
public sealed record Dimension(
    string Key,
    string Title,
    decimal Points,
    IReadOnlyList<SchemeNode> Children,
    MissingRule Missing = MissingRule.Redistribute) : SchemeNode(Key, Title, Points, Missing)
{
    /// <summary>How the children's scores become the dimension's.</summary>
    public Combining Combining { get; init; }

    /// <summary>Fewest counted children that must have a value, or the dimension has none itself; 0 asks for none.</summary>
    public int MinimumParts { get; init; }
}
