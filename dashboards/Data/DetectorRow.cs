namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>A detector and what it found in the city. Lists are parted by line breaks.</summary>
public sealed record DetectorRow(
    string Detector, string Code, string Title, string Test, string Severity, string Why, string Verify, string Innocent, string Exempt,
    string Document, string Certainty, string State, string? Missing, long Tests, long Flags, decimal ExpectedByChance, decimal? ChanceShare)
{
    public bool HasData => State == "tested";

    /// <summary>How it decides, in a word.</summary>
    public string TestText => Test switch
    {
        "rule" => "硬性规则，与同组无关",
        "share" => "占比与同组比",
        "count" => "数量与自己以往和同组比",
        "value" => "数值与同组比",
        "top_rank" => "名次与证据对照",
        _ => Test,
    };
}
