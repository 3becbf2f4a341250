namespace FamilyDoctor.Analytics.Rules.Indicators;

/// <summary>What is known about an indicator at one place in one period.</summary>
/// <remarks>
/// Zero is a value (<see cref="Value"/> with numerator 0), never the absence of one. Texts for people (值, 未报, 不适用, 数据不全) live
/// with the pages. Source: design.md, Indicators.
/// </remarks>
public enum ValueState
{
    /// <summary>Numerator and denominator are known; the value may be zero.</summary>
    Value,

    /// <summary>Whoever should have reported did not (未报).</summary>
    NotReported,

    /// <summary>The indicator has no meaning here, for instance because no population base exists at this level (不适用, D17).</summary>
    NotApplicable,

    /// <summary>Too few of the expected senders have reported for a fair figure (数据不全, D18).</summary>
    Incomplete,
}
