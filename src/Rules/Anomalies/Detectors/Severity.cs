namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>How pressing a flag is, mildest first.</summary>
public enum Severity
{
    /// <summary>Worth knowing when one is there anyway.</summary>
    Info,

    /// <summary>To be looked at.</summary>
    Watch,

    /// <summary>To be verified.</summary>
    Serious,
}
