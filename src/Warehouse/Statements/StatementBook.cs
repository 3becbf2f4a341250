using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Explain;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>The statements of all teams of a published version. Scores and money are asked of Rules once more and must be those published.</summary>
public sealed class StatementBook
{
    readonly StatementVersion _version;
    readonly Dictionary<string, StatementTeam> _teams;
    readonly IReadOnlyList<Assessment> _assessments;
    readonly StatementSources _sources;
    readonly Func<string, string?> _names;

    StatementBook(StatementVersion version, IEnumerable<StatementTeam> teams, IReadOnlyList<Assessment> assessments, StatementSources sources, Func<string, string?> names)
    {
        (_version, _assessments, _sources, _names) = (version, assessments, sources, names);
        _teams = teams.ToDictionary(team => team.Team, StringComparer.Ordinal);
    }

    public IEnumerable<string> Teams => _teams.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="RunException">What this program computes is not what was published.</exception>
    public static StatementBook Read(DbConnection version, PublishedAssessments published)
    {
        var (definitions, data, assessments) = (published.Definitions, published.Data, published.All);
        var (name, period, asOf, program) = version.QuerySingle<(string, string, DateOnly, string)>("select version, period, as_of, program from meta.version");
        Published.Demand(version, assessments);
        var teams = version.Query<StatementTeam>("select team, team_name, institution, institution_name, unit, unit_name from core.teams");
        var rows = version.Query<(string Source, long Files, long Rows)>(
            "select source, count(*) as files, cast(sum(accepted) as bigint) as rows from meta.arrivals where state = 'current' group by source order by source")
            .Select(row => new SourceRows(row.Source, definitions.Sources.FirstOrDefault(source => source.Id == row.Source)?.Title ?? row.Source, row.Files, row.Rows));
        var indicators = definitions.Indicators.ToDictionary(indicator => indicator.Id, StringComparer.Ordinal);
        return new StatementBook(
            new(name, period, asOf, program), teams, assessments,
            new(indicators, rows.ToDictionary(row => row.Source, StringComparer.Ordinal)),
            key => data.Eligibilities.GetValueOrDefault(key) ?? (indicators.TryGetValue(key, out var indicator) ? indicator.Title : null));
    }

    /// <exception cref="RunException">The team is not in the version, or not in its period.</exception>
    public TeamStatement Of(string team)
    {
        if (!_teams.TryGetValue(team, out var whose))
            throw new RunException($"本版本里没有团队“{team}”");
        var lines = _assessments.SelectMany(assessment => assessment.Accounts.SelectMany(account => account.Lines
            .Where(line => line.Team == team)
            .Select(line => new StatementLine(assessment.Scheme, account, line, _names)))).ToList();
        var cards = _assessments.Where(assessment => assessment.Scheme.Scheme is { PaysOnly: false, Level: SchemeLevel.Team })
            .SelectMany(assessment => assessment.Scores.Where(score => score.Team.Team == team).Select(score => Card(assessment, score))).ToList();
        return cards.Count + lines.Count == 0
            ? throw new RunException($"团队“{team}”在考核期 {_version.Period} 没有得分和应拨款")
            : new TeamStatement(_version, whose, cards, lines, _sources);
    }

    static StatementCard Card(Assessment assessment, TeamScore score)
    {
        var entry = assessment.Ranks[score.Team.Team];
        return new StatementCard(assessment.Scheme, score, entry.Rank, assessment.Ranks.Values.Count(rank => rank.Rank is not null), entry.UnrankedReason);
    }
}
