using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Explain;

namespace FamilyDoctor.Analytics.Warehouse.Comparing;

/// <summary>What the published version says of every team.</summary>
public sealed record OurResults(string Version, Scheme Scheme, IReadOnlyList<IndicatorFile> Indicators, IReadOnlyDictionary<string, OurTeam> Teams)
{
    sealed record TeamRow(string Team, string TeamName, decimal? Total, string? Grade, int? Rank, long? EarnedFen, long? PaidFen);

    sealed record NodeRow(string Team, string Node, decimal? Score, string? State, decimal? Numerator, decimal? Denominator);

    /// <exception cref="RunException">The version is of another period, or no team is scored.</exception>
    public static OurResults Read(DbConnection version, string period)
    {
        var (name, own) = version.QuerySingle<(string, string)>("select version, period from meta.version");
        if (own != period)
            throw new RunException($"当前版本的考核期是 {own},不是 {period};请先运行 fda run --period {period}");
        var definitions = Explainer.DefinitionsOf(version);
        var main = version.Query<string>("select scheme from scores.main group by scheme order by scheme").ToList();
        if (main.Count == 0)
            throw new RunException("当前版本没有团队得分,没有可比的结果");
        var teams = version.Query<TeamRow>("""
            select main.team, teams.team_name, main.total, main.grade, main.rank, fees.earned_fen, fees.paid_fen
            from scores.main as main
            inner join core.teams as teams on teams.team = main.team
            left join (
                select team, cast(sum(earned_fen) as bigint) as earned_fen, cast(sum(paid_fen) as bigint) as paid_fen from payouts.lines group by team
            ) as fees on fees.team = main.team
            """).ToList();
        var nodes = version.Query<NodeRow>("""
            select nodes.team, nodes.node, nodes.score, nodes.state, nodes.numerator, nodes.denominator
            from scores.nodes as nodes
            inner join scores.main as main on main.scheme = nodes.scheme and main.team = nodes.team
            """).ToLookup(node => node.Team, StringComparer.Ordinal);
        var scheme = definitions.Schemes.First(known => known.Scheme.Id == main[0]).Scheme;
        return new(name, scheme, definitions.Indicators, teams.ToDictionary(
            team => team.Team,
            team => new OurTeam(
                team.TeamName, team.Total, team.Grade, team.Rank, team.EarnedFen, team.PaidFen,
                nodes[team.Team].ToDictionary(
                    node => node.Node,
                    node => new OurNode(node.Score, node.State == "value" ? IndicatorValue.Of(node.Numerator ?? 0, node.Denominator ?? 0) : null),
                    StringComparer.Ordinal)),
            StringComparer.Ordinal));
    }
}

/// <summary>One team's results.</summary>
public sealed record OurTeam(string Name, decimal? Total, string? Grade, int? Rank, long? EarnedFen, long? PaidFen, IReadOnlyDictionary<string, OurNode> Nodes)
{
    /// <summary>What we have for a column, in its unit; null for nothing.</summary>
    public decimal? Number(OfficialColumn column, Scheme scheme)
    {
        var node = column.Node is { } key ? Nodes.GetValueOrDefault(key) : null;
        return column.Kind switch
        {
            OfficialKind.Total => Total,
            OfficialKind.Rank => Rank,
            OfficialKind.Earned => EarnedFen is { } earned ? Fen.ToYuan(earned) : null,
            OfficialKind.Paid => PaidFen is { } paid ? Fen.ToYuan(paid) : null,
            OfficialKind.Score => node?.Score,
            OfficialKind.Numerator => node?.Value?.Numerator,
            OfficialKind.Denominator => node?.Value?.Denominator,
            OfficialKind.Value => node?.Value?.ValueOf(scheme.AllNodes().OfType<Measure>().First(measure => measure.Key == column.Node).Kind) * column.Scale,
            _ => null,
        };
    }
}

/// <summary>One node's results.</summary>
public sealed record OurNode(decimal? Score, IndicatorValue? Value);
