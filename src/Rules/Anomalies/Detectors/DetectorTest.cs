namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>How a detector decides.</summary>
public enum DetectorTest
{
    /// <summary>Hits above a fixed tolerance; peers do not matter.</summary>
    Rule,

    /// <summary>Hits of the exposure, against the shares of peers.</summary>
    Share,

    /// <summary>Hits against the entity's own earlier count (the exposure), and that ratio against peers'.</summary>
    Count,

    /// <summary>A value, against the values of peers.</summary>
    Value,

    /// <summary>A place among the first tenth, with weak evidence or serious flags.</summary>
    TopRank,
}
