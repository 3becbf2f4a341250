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
