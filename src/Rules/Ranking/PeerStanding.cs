namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>Where an entity stands among its like.</summary>
/// <param name="Key">The entity's key.</param>
/// <param name="Group">The group of peers, such as 社区卫生服务中心·城市.</param>
/// <param name="Rank">Competition rank within the group, 1 and up.</param>
/// <param name="Count">Ranked entities of the group, itself included.</param>
/// <param name="Percentile">Peers that score lower, in percent of all others, equals counted half; 0 to 100, one decimal. Null below <see cref="PeerStandings.LeastPeers"/>.</param>
public sealed record PeerStanding(string Key, string Group, int Rank, int Count, decimal? Percentile);
