namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>What a detector counted for one entity.</summary>
/// <param name="Key">The entity's key, unique among those tested together.</param>
/// <param name="Hits">Cases of the odd kind; 0 to <paramref name="Exposure"/> in a share.</param>
/// <param name="Exposure">All cases.</param>
public readonly record struct Cases(string Key, long Hits, long Exposure);
