namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>One flag: what it is about and what was seen.</summary>
public sealed record FlagHead(
    string Flag, string Detector, string Code, string Title, string? Team, string? TeamName, string? Institution, string? InstitutionName, string Severity, string Seen, long EvidenceRows)
{
    /// <summary>Its place on a page.</summary>
    public static string Anchor(string flag) => flag.Replace('/', '-');
}
