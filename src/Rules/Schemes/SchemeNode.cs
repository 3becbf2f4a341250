namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A part of a scheme that carries points: a <see cref="Dimension"/> or a <see cref="Measure"/>.</summary>
/// <param name="Key">Key, unique in the scheme.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Points">Highest score (分值), more than 0.</param>
/// <param name="Missing">What becomes of the node when it has no value.</param>
public abstract record SchemeNode(string Key, string Title, decimal Points, MissingRule Missing)
{
    /// <summary>
    /// What becomes of the node when there is too little to go by: a denominator below the minimum or 0, too few parts; null follows
    /// <see cref="Missing"/>. A written zero here is a zero.
    /// </summary>
    public MissingRule? Small { get; init; }

    /// <summary>Weight among its siblings, more than 0; only and always below <see cref="Combining.WeightedMean"/>.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Whether the node counts towards what is above it; without it the score is only shown.</summary>
    public bool Counted { get; init; } = true;

    /// <summary>How the node's score is rounded; null uses the scheme's rule.</summary>
    public RoundingRule? Rounding { get; init; }

    /// <summary>Line of the scheme file where the node begins, from 1; null when it did not come from a file.</summary>
    public int? FileLine { get; init; }
}
