namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Which heads a scheme takes out of the count after a person decided so (核减, D19).</summary>
public enum HeadCut
{
    /// <summary>不核减.</summary>
    None,

    /// <summary>Contracts that were found not to be real.</summary>
    Found,

    /// <summary>Those, and of the others as many as the random half of the sample proves not to be real.</summary>
    FoundAndBound,
}
