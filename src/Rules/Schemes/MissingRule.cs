namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>What becomes of a node that has no value. A scheme writes it down; nothing is assumed (style.md 4).</summary>
public enum MissingRule
{
    /// <summary>Its points go to its siblings in proportion to theirs (D17); a dimension that is wholly missing does the same.</summary>
    Redistribute,

    /// <summary>
    /// It scores 0, because what should have been reported was not. A value that is not applicable, incomplete by fault of other
    /// senders, or below its minimum denominator is redistributed all the same (D17, D18).
    /// </summary>
    Zero,

    /// <summary>It scores its full points.</summary>
    Full,

    /// <summary>Its points go to its siblings, and whoever is scored takes no part in the ranking.</summary>
    NotRanked,
}
