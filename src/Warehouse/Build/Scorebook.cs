using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Writes what every team scored: <c>scores.nodes</c> and <c>scores.teams</c>.</summary>
static class Scorebook
{
    public const string Tables = """
        create table scores.nodes (
            scheme varchar, period varchar, team varchar, ordinal integer, node varchar, parent varchar, kind varchar, title varchar, indicator varchar,
            points decimal(18, 6), effective_points decimal(18, 6), score decimal(18, 6), reason varchar, state varchar,
            numerator decimal(38, 4), denominator decimal(38, 0), value decimal(18, 9), target decimal(18, 9), missing_units decimal(38, 0), marked varchar);
        create table scores.teams (
            scheme varchar, period varchar, team varchar, total decimal(9, 2), grade varchar, coefficient decimal(9, 6),
            next_grade varchar, points_to_next decimal(9, 2), fen_to_next bigint, rank integer, ranked_count integer, unranked_reason varchar,
            self_share decimal(9, 6));
        create table scores.schemes (
            scheme varchar, title varchar, purpose varchar, level varchar, unit varchar, valid_from date, valid_to date, points decimal(9, 2), certainty varchar, document varchar,
            is_main boolean);
        create table scores.vectors (scheme varchar, period varchar, vector integer, indicator varchar, numerator decimal(18, 4), denominator decimal(18, 4));
        create table scores.contracts (
            scheme varchar, period varchar, unit varchar, institution varchar, team varchar, contract varchar, person bigint, vector integer,
            total decimal(9, 2), grade varchar, reason varchar);
        create view scores.main as
            select teams.*
            from scores.teams as teams
            inner join scores.schemes as schemes on schemes.scheme = teams.scheme
            where schemes.is_main;
        """;

    /// <summary>
    /// Writes which schemes are in force; <c>scores.main</c> shows each team under the one it is assessed by, which is for 考核 where there is
    /// one.
    /// </summary>
    public static void WriteSchemes(BuildSession session, IReadOnlyList<SchemeDefinition> inForce)
    {
        var main = inForce.Where(scheme => scheme.Scheme.Level == SchemeLevel.Team && !scheme.Scheme.PaysOnly).Select(scheme => scheme.Scheme.Purpose).Order().FirstOrDefault();
        using var appender = session.Connection.CreateAppender("scores", "schemes");
        foreach (var scheme in inForce.Select(definition => definition.Scheme))
        {
            appender.CreateRow()
                .AppendValue(scheme.Id).AppendValue(scheme.Title).AppendValue(Words.Of(Words.Purposes, scheme.Purpose)).AppendValue(Words.Of(Words.Levels, scheme.Level))
                .AppendValue(scheme.Scope).AppendValue(scheme.ValidFrom).AppendValue(scheme.ValidTo).AppendValue(scheme.Maximum)
                .AppendValue(scheme.Source.Certainty.ToString()).AppendValue(scheme.Source.Document)
                .AppendValue(scheme.Level == SchemeLevel.Team && !scheme.PaysOnly && scheme.Purpose == main)
                .EndRow();
        }

        appender.Close();
    }

    /// <param name="selfReported">Indicators that are computed from what teams or institutions enter themselves.</param>
    public static void Write(BuildSession session, Assessment assessment, RunScope scope, IReadOnlySet<string> selfReported)
    {
        if (assessment.Contracts is { } contracts)
        {
            ContractBook.Write(session, assessment.Scheme.Scheme, contracts, scope);
            return;
        }

        WriteNodes(session, assessment, scope);
        WriteTeams(session, assessment, scope, selfReported);
        StandingBook.Write(session, assessment, scope);
    }

    static void WriteNodes(BuildSession session, Assessment assessment, RunScope scope)
    {
        using var appender = session.Connection.CreateAppender("scores", "nodes");
        foreach (var score in assessment.Scores)
        {
            var ordinal = 0;
            foreach (var root in score.Card.Roots)
                Append(root, null, score);

            void Append(ScoredNode node, string? parent, TeamScore of)
            {
                var measure = node.Definition as Measure;
                var marked = of.Team.Measured.Marks.GetValueOrDefault(measure?.Indicator ?? "");
                var row = appender.CreateRow();
                row.AppendValue(assessment.Scheme.Scheme.Id).AppendValue(scope.Period).AppendValue(of.Team.Team).AppendValue(ordinal++)
                    .AppendValue(node.Key).AppendValue(parent).AppendValue(measure is null ? "dimension" : "measure").AppendValue(node.Title).AppendValue(measure?.Indicator)
                    .AppendValue(node.MaxPoints).AppendValue(node.EffectivePoints).AppendValue(node.Score).AppendValue(node.Reason)
                    .AppendValue(node.Value is { } found ? StateText(found.State) : null)
                    .AppendValue(node.Value?.Numerator).AppendValue(node.Value?.Denominator)
                    .AppendValue(Rounded(node.FoundValue)).AppendValue(Rounded(measure?.Rule.Goal))
                    .AppendValue(marked is null ? node.Gap?.Units : null).AppendValue(marked)
                    .EndRow();
                foreach (var child in node.Children)
                    Append(child, node.Key, of);
            }
        }

        appender.Close();
    }

    static void WriteTeams(BuildSession session, Assessment assessment, RunScope scope, IReadOnlySet<string> selfReported)
    {
        var ranked = assessment.Ranks.Values.Count(entry => entry.Rank is not null);
        var gains = assessment.Accounts.SelectMany(account => account.Lines).GroupBy(line => line.Team, StringComparer.Ordinal)
            .ToDictionary(team => team.Key, team => team.Sum(line => (line.NextFen ?? line.Settled.Earned.EarnedFen) - line.Settled.Earned.EarnedFen), StringComparer.Ordinal);
        using var appender = session.Connection.CreateAppender("scores", "teams");
        foreach (var (team, card) in assessment.Scores)
        {
            var entry = assessment.Ranks[team.Team];
            appender.CreateRow()
                .AppendValue(assessment.Scheme.Scheme.Id).AppendValue(scope.Period).AppendValue(team.Team).AppendValue(card.Total).AppendValue(card.Grade).AppendValue(card.Coefficient)
                .AppendValue(card.NextBand?.Label).AppendValue(card.PointsToNextBand)
                .AppendValue(card.PointsToNextBand is not null && gains.TryGetValue(team.Team, out var gain) ? gain : (long?)null)
                .AppendValue(entry.Rank).AppendValue(ranked).AppendValue(entry.UnrankedReason)
                .AppendValue(SelfReported.Share(card, selfReported.Contains) is { } share ? Math.Round(share, 6, MidpointRounding.AwayFromZero) : (decimal?)null)
                .EndRow();
        }

        appender.Close();
    }

    static decimal? Rounded(decimal? number) => number is { } value ? Math.Round(value, 9, MidpointRounding.AwayFromZero) : null;

    static string StateText(ValueState state) => state switch
    {
        ValueState.Value => "value",
        ValueState.NotReported => "not_reported",
        ValueState.NotApplicable => "not_applicable",
        _ => "incomplete",
    };
}
