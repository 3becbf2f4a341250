namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How the nodes of a dimension, or of the whole scheme, become one score.</summary>
/// <remarks>
/// Only <see cref="Sum"/> hands the points of a missing node to its siblings before they are scored. Everywhere else each node is scored
/// out of its own points, and the dimension earns a share of its points: what a missing node leaves out is simply not combined.
/// </remarks>
public enum Combining
{
    /// <summary>The nodes' scores added; their points add up to the dimension's.</summary>
    Sum,

    /// <summary>The nodes' scores added, nothing handed on, never more than the dimension's points, which theirs may exceed.</summary>
    CappedSum,

    /// <summary>The mean of the available nodes' shares (score ÷ points), each counting the same.</summary>
    Mean,

    /// <summary>The mean of the available nodes' shares, each by its weight.</summary>
    WeightedMean,

    /// <summary>The best share among the available nodes, as for a resident in several groups (domain.md 1.1).</summary>
    Best,

    /// <summary>The lowest share among the available nodes, as for consistency (42 CFR 412.165).</summary>
    Lowest,
}
