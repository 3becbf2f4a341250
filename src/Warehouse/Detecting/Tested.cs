using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>What a detector counted for one entity in the year.</summary>
/// <param name="PeerGroup">Whom it is like: kind of institution and setting, village doctors apart.</param>
public sealed record Counted(string Entity, string? Team, string? Institution, string? Unit, string? PeerGroup, long Hits, long Exposure);

/// <summary>One test of one entity.</summary>
/// <param name="Usual">The peers' middle: a share, a ratio to the own earlier count, or a value; null for hard rules.</param>
/// <param name="P">Randomised p-value; null for hard rules.</param>
/// <param name="Q">Adjusted for all tests of the run.</param>
public sealed record Tested(
    DetectorFile Detector, DetectorEntity Kind, Counted Counted, double? Usual, string Peers, int PeerCount, double? P, double? Q, bool IsFlag, Severity Severity)
{
    /// <summary>Rank of a team and its serious flags, where the detector asks for them.</summary>
    public (long Rank, int Serious)? Top { get; init; }

    public string Flag => $"{Detector.Id}/{KindText}/{Counted.Entity}";

    public string KindText => Kind.ToString().ToLowerInvariant();

    /// <summary>Whether what was seen is large enough to matter.</summary>
    public bool Matters => Usual is { } usual && Counted.Hits >= Detector.MinHits
        && (Detector.Test == DetectorTest.Value ? Counted.Hits : (double)Counted.Hits / Counted.Exposure) - usual >= (double)Detector.MinEffect;

    public double Evidence => Detector.Test == DetectorTest.Rule
        ? Rules.Anomalies.Detectors.Evidence.OfRule(Counted.Hits, IsFlag)
        : P is { } p ? Rules.Anomalies.Detectors.Evidence.OfTest(p, Q ?? 1, Matters, IsFlag) : 0;
}
