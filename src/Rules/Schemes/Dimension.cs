namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A group of nodes; its score is the sum of theirs. Dimensions nest to any depth.</summary>
/// <param name="Key">English key, unique in the scheme.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Points">Highest score; equals the sum of the children's points.</param>
/// <param name="Children">At least one node.</param>
/// <param name="Missing">What becomes of the dimension when none of its children has a score.</param>
public sealed record Dimension(
    string Key,
    string Title,
    decimal Points,
    IReadOnlyList<SchemeNode> Children,
    MissingRule Missing = MissingRule.Redistribute) : SchemeNode(Key, Title, Points, Missing);
