namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A part of a scheme that carries points: a <see cref="Dimension"/> or a <see cref="Measure"/>.</summary>
/// <param name="Key">English key, unique in the scheme.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Points">Highest score (分值), more than 0.</param>
/// <param name="Missing">What becomes of the node when it has no value.</param>
public abstract record SchemeNode(string Key, string Title, decimal Points, MissingRule Missing)
{
    /// <summary>How the node's score is rounded; null uses the scheme's rule.</summary>
    public RoundingRule? Rounding { get; init; }

    /// <summary>Line of the scheme file where the node begins, from 1; null when it did not come from a file.</summary>
    public int? FileLine { get; init; }
}

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

/// <summary>One indicator, turned into points by a rule.</summary>
/// <param name="Key">English key, unique in the scheme.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Points">Highest score, more than 0.</param>
/// <param name="Indicator">Key of the indicator.</param>
/// <param name="Rule">How its value becomes points.</param>
/// <param name="Missing">What becomes of the measure when the indicator has no value.</param>
/// <param name="MinDenominator">Below this denominator there is no value, in the indicator's unit; 0 asks for none.</param>
public sealed record Measure(
    string Key,
    string Title,
    decimal Points,
    string Indicator,
    ScoringRule Rule,
    MissingRule Missing = MissingRule.Redistribute,
    decimal MinDenominator = 0) : SchemeNode(Key, Title, Points, Missing)
{
    /// <summary>The kind that the indicator declares; the loader copies it, and checking a scheme compares the two.</summary>
    public Indicators.ValueKind Kind { get; init; } = Indicators.ValueKind.Share;
}
