namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>Ranks and percentiles among peers: a station in a village is not held against a centre in a town.</summary>
public static class PeerStandings
{
    /// <summary>With fewer entities in its group a percentile says nothing.</summary>
    public const int LeastPeers = 5;

    /// <summary>Places ranked entities among their peers.</summary>
    /// <param name="entries">Ranked entries; those without a rank have no standing.</param>
    /// <param name="group">The group of an entry's key.</param>
    /// <returns>Standings by group and key.</returns>
    public static IReadOnlyList<PeerStanding> Of(IEnumerable<RankedEntry> entries, Func<string, string> group) =>
    [
        .. entries.Where(entry => entry.Rank is not null).GroupBy(entry => group(entry.Key), StringComparer.Ordinal)
            .OrderBy(peers => peers.Key, StringComparer.Ordinal).SelectMany(peers => Among(peers.Key, [.. peers])),
    ];

    static IEnumerable<PeerStanding> Among(string group, RankedEntry[] peers)
    {
        // by their rank among all, which holds the tie-breaker
        var byRank = peers.GroupBy(entry => entry.Rank!.Value).OrderBy(equals => equals.Key).ToList();
        var better = 0;
        var standings = new List<PeerStanding>(peers.Length);
        foreach (var equals in byRank.Select(equals => equals.ToList()))
        {
            var lower = peers.Length - better - equals.Count;
            decimal? percentile = peers.Length < LeastPeers ? null
                : Math.Round(100m * (lower + ((equals.Count - 1) / 2m)) / (peers.Length - 1), 1, MidpointRounding.AwayFromZero);
            standings.AddRange(equals.Select(entry => new PeerStanding(entry.Key, group, better + 1, peers.Length, percentile)));
            better += equals.Count;
        }

        return standings.OrderBy(standing => standing.Key, StringComparer.Ordinal);
    }
}
