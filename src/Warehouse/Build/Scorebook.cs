using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Ranking;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Scores and ranks every team under a scheme and writes <c>scores.nodes</c> and <c>scores.teams</c>.</summary>
static class Scorebook
{
    public const string Tables = """
        create table scores.nodes (
            scheme varchar, period varchar, team varchar, ordinal integer, node varchar, parent varchar, kind varchar, title varchar, indicator varchar,
            points decimal(18, 6), effective_points decimal(18, 6), score decimal(18, 6), reason varchar, state varchar,
            numerator decimal(38, 0), denominator decimal(38, 0), value decimal(18, 9), target decimal(18, 9), missing_units decimal(38, 0), marked varchar);
        create table scores.teams (
            scheme varchar, period varchar, team varchar, total decimal(9, 2), grade varchar, coefficient decimal(9, 6),
            next_grade varchar, points_to_next decimal(9, 2), fen_to_next bigint, rank integer, ranked_count integer, unranked_reason varchar);
        """;

    public static IReadOnlyList<TeamScore> Write(BuildSession session, DefinitionSet definitions, SchemeDefinition scheme, SchemeReach reach, RunScope scope)
    {
        var contracts = session.Query<(string Team, decimal Persons)>(
            "select code, numerator from indicators.values where indicator = 'coverage' and level = 'team' and period = $period", new { period = scope.Period })
            .ToDictionary(row => row.Team, row => row.Persons, StringComparer.Ordinal);
        var teams = TeamValues.Read(session.Connection, definitions.Indicators, scope.Period).Where(team => reach.Holds(team.Unit)).ToList();
        var peers = PeerMeans.Of(scheme.Scheme, [.. teams.Select(team => team.Values)]);
        var scores = teams
            .Select(team => new TeamScore(team, Scorer.Score(scheme.Scheme, team.Values, peers: peers), contracts.GetValueOrDefault(team.Team)))
            .ToList();
        var ranks = CompetitionRanking.Rank(scores.Select(score => Entry(score, scheme)), scheme.Scheme.RankingRule?.Direction ?? Direction.HigherIsBetter).ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        WriteNodes(session, scheme, scope, scores);
        WriteTeams(session, scheme, scope, scores, ranks);
        StandingBook.Write(session, scheme.Scheme, scope, scores, ranks.Values, peers);
        return scores;
    }

    static RankingEntry Entry(TeamScore score, SchemeDefinition scheme)
    {
        var reason = score.Card.UnrankedReason
            ?? (score.Contracts < scheme.MinimumContracts ? $"在签 {score.Contracts:0} 人,不足 {scheme.MinimumContracts} 人" : null);
        return new RankingEntry(score.Team.Team, score.Card.Total, score.Card.TieBreaker, reason);
    }

    static void WriteNodes(BuildSession session, SchemeDefinition scheme, RunScope scope, List<TeamScore> scores)
    {
        using var appender = session.Connection.CreateAppender("scores", "nodes");
        foreach (var score in scores)
        {
            var ordinal = 0;
            foreach (var root in score.Card.Roots)
                Append(root, null, score);

            void Append(ScoredNode node, string? parent, TeamScore of)
            {
                var measure = node.Definition as Measure;
                var marked = of.Team.Marks.GetValueOrDefault(measure?.Indicator ?? "");
                var row = appender.CreateRow();
                row.AppendValue(scheme.Scheme.Id).AppendValue(scope.Period).AppendValue(of.Team.Team).AppendValue(ordinal++)
                    .AppendValue(node.Key).AppendValue(parent).AppendValue(measure is null ? "dimension" : "measure").AppendValue(node.Title).AppendValue(measure?.Indicator)
                    .AppendValue(node.MaxPoints).AppendValue(node.EffectivePoints).AppendValue(node.Score).AppendValue(node.Reason)
                    .AppendValue(node.Value is { } found ? StateText(found.State) : null)
                    .AppendValue(node.Value?.Numerator).AppendValue(node.Value?.Denominator)
                    .AppendValue(Rounded(node.FoundValue)).AppendValue(Rounded(measure is null ? null : Target(measure.Rule)))
                    .AppendValue(marked is null ? node.Gap?.Units : null).AppendValue(marked)
                    .EndRow();
                foreach (var child in node.Children)
                    Append(child, node.Key, of);
            }
        }

        appender.Close();
    }

    static void WriteTeams(BuildSession session, SchemeDefinition scheme, RunScope scope, List<TeamScore> scores, Dictionary<string, RankedEntry> ranks)
    {
        var ranked = ranks.Values.Count(entry => entry.Rank is not null);
        using var appender = session.Connection.CreateAppender("scores", "teams");
        foreach (var (team, card, _) in scores)
        {
            var entry = ranks[team.Team];
            appender.CreateRow()
                .AppendValue(scheme.Scheme.Id).AppendValue(scope.Period).AppendValue(team.Team).AppendValue(card.Total).AppendValue(card.Grade).AppendValue(card.Coefficient)
                .AppendValue(card.NextBand?.Label).AppendValue(card.PointsToNextBand).AppendNullValue()
                .AppendValue(entry.Rank).AppendValue(ranked).AppendValue(entry.UnrankedReason)
                .EndRow();
        }

        appender.Close();
    }

    public static decimal? Target(ScoringRule rule) => rule switch
    {
        AtLeast atLeast => atLeast.Target,
        AtMost atMost => atMost.Target,
        Linear linear => linear.Target,
        _ => null,
    };

    static decimal? Rounded(decimal? number) => number is { } value ? Math.Round(value, 9, MidpointRounding.AwayFromZero) : null;

    static string StateText(ValueState state) => state switch
    {
        ValueState.Value => "value",
        ValueState.NotReported => "not_reported",
        ValueState.NotApplicable => "not_applicable",
        _ => "incomplete",
    };
}

/// <summary>One team under one scheme.</summary>
/// <param name="Contracts">Active persons at the end of the period.</param>
sealed record TeamScore(TeamValues Team, Scorecard Card, decimal Contracts);
