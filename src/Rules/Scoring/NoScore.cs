namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Why a node has nothing to score. Of several reasons below a dimension the first of this list is named.</summary>
public enum NoScore
{
    /// <summary>There is a value.</summary>
    None,

    /// <summary>未报.</summary>
    NotReported,

    /// <summary>数据不全 (D18).</summary>
    Incomplete,

    /// <summary>The denominator is below the minimum that the scheme declares.</summary>
    TooSmall,

    /// <summary>Fewer parts of the dimension have a value than the scheme asks for.</summary>
    TooFew,

    /// <summary>The denominator is 0: nothing was due.</summary>
    NothingDue,

    /// <summary>不适用 (D17).</summary>
    NotApplicable,
}
