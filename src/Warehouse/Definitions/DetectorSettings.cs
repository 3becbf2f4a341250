namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>What holds for all detectors together (<c>detectors.yaml</c>).</summary>
/// <param name="FalseDiscoveryRate">Part of the flags by comparison that may be chance.</param>
/// <param name="ReviewBudget">Part of the teams that can be reviewed.</param>
/// <param name="MinimumPeers">Groups with fewer are compared with the whole city.</param>
/// <param name="TopRank">Part of the ranked teams that counts as the top.</param>
public sealed record DetectorSettings(decimal FalseDiscoveryRate, decimal ReviewBudget, int MinimumPeers, decimal TopRank)
{
    public const string File = "detectors.yaml";

    /// <summary>Where there are no detectors.</summary>
    public static readonly DetectorSettings None = new(0.05m, 0.10m, 20, 0.10m);

    public static DetectorSettings Read(YamlMap yaml)
    {
        var settings = new DetectorSettings(Part(yaml, "false_discovery_rate"), Part(yaml, "review_budget"), yaml.Integer("minimum_peers"), Part(yaml, "top_rank"));
        if (settings.MinimumPeers < 5)
            yaml.Fault("“minimum_peers”应至少为 5,再少就谈不上同组", "minimum_peers");
        yaml.Done();
        return settings;
    }

    static decimal Part(YamlMap yaml, string key)
    {
        var part = yaml.Number(key);
        if (part is <= 0 or >= 1)
            yaml.Fault($"“{key}”应大于 0、小于 1,如 0.05", key);
        return part;
    }
}
