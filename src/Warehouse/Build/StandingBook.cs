using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Ranking;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Rules.Uncertainty;
using FamilyDoctor.Analytics.Warehouse.Assessing;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>How ranks are to be read: <c>scores.standings</c> says where each ranked team stands among its peers, and how far chance could move its rank.</summary>
static class StandingBook
{
    /// <summary>Enough for the 5th and the 95th percentile to move by a rank or two of a hundred from seed to seed.</summary>
    const int Draws = 200;

    const double Level = 0.90;

    /// <summary>Fixed, so that the same version has the same intervals.</summary>
    const int Seed = 20170413;

    public const string Tables = """
        create table scores.standings (
            scheme varchar, period varchar, team varchar, peer_group varchar, peer_rank integer, peer_count integer, percentile decimal(4, 1),
            best_rank integer, worst_rank integer);
        """;

    public static void Write(BuildSession session, Assessment assessment, RunScope scope)
    {
        var groups = assessment.Scores.ToDictionary(score => score.Team.Team, score => score.Team.PeerGroup, StringComparer.Ordinal);
        var peers = PeerStandings.Of([.. assessment.Ranks.Values], team => groups[team]);
        var intervals = Intervals(session, assessment, [.. peers.Select(peer => peer.Key)]);
        using var appender = session.Connection.CreateAppender("scores", "standings");
        foreach (var peer in peers.OrderBy(peer => peer.Key, StringComparer.Ordinal))
        {
            var interval = intervals[peer.Key];
            appender.CreateRow()
                .AppendValue(assessment.Scheme.Scheme.Id).AppendValue(scope.Period).AppendValue(peer.Key).AppendValue(peer.Group).AppendValue(peer.Rank).AppendValue(peer.Count).AppendValue(peer.Percentile)
                .AppendValue(interval.Best).AppendValue(interval.Worst)
                .EndRow();
        }

        appender.Close();
    }

    static Dictionary<string, RankInterval> Intervals(BuildSession session, Assessment assessment, HashSet<string> ranked)
    {
        var scheme = assessment.Scheme.Scheme;
        var shares = scheme.AllNodes().OfType<Measure>().Where(measure => measure.Kind == ValueKind.Share).Select(measure => measure.Indicator);
        var candidates = assessment.Scores.Where(score => ranked.Contains(score.Team.Team)).Select(score => new RankCandidate(score.Team.Team, score.Team.Values));
        var rule = new RankDraws(candidates, shares, values => Scorer.Score(scheme, values, peers: assessment.Means).Total, Seed);
        var draws = new int[Draws][];
        // each draw has a seed of its own, so that threads change nothing
        Parallel.For(0, Draws, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = session.Cancellation }, number => draws[number] = rule.Draw(number));
        return rule.Intervals(draws, Level).ToDictionary(interval => interval.Key, StringComparer.Ordinal);
    }
}
