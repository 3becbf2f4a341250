using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Explain;

/// <summary>Says how one figure of one team came about, by asking Rules again with the version's own definitions and values.</summary>
public static class Explainer
{
    sealed record PayoutRow(string Payer, string Line, string Title, string Basis, long EarnedFen, long PaidFen, long ShortfallFen, bool Suspended, string Formula);

    /// <exception cref="RunException">The team or the node is not in the published version.</exception>
    public static IReadOnlyList<string> Lines(DbConnection version, string team, string node)
    {
        var published = PublishedAssessments.Read(version, DefinitionsOf(version));
        return Find(version, published, team, node).Lines;
    }

    /// <param name="published">The results of the version.</param>
    /// <param name="node"><c>total</c>, a dimension, a measure, or <c>payout</c> / <c>payout.&lt;payer&gt;</c>.</param>
    /// <exception cref="RunException">The team or the node is not in the published version.</exception>
    public static NodeExplanation Find(DbConnection version, PublishedAssessments published, string team, string node)
    {
        if (published.MainOf(team) is not var (scheme, score))
            throw new RunException($"本版本里没有团队“{team}”的得分");
        var (definitions, card, period) = (published.Definitions, score.Card, published.Period);
        if (node == "payout" || node.StartsWith("payout.", StringComparison.Ordinal))
            return Plain("签约服务费", Payout(version, team, node));

        if (node == "total")
        {
            return Plain("总分", [card.Grade is null ? "没有等次" : $"等次:{card.Grade},系数 {card.Coefficient:0.######}"]) with
            {
                Steps = card.Explanation,
                Parts = [.. card.Roots.Select(root => (root.Key, root.Title))],
            };
        }

        if (card.Find(node) is not { } found)
            throw new RunException($"方案“{scheme.Title}”里没有“{node}”;可用:total、payout、{string.Join("、", card.AllNodes().Select(known => known.Key))}");
        var explanation = Plain(found.Title, []) with { Steps = found.Explanation, Parts = [.. found.Children.Select(child => (child.Key, child.Title))] };
        return found.Definition is Measure measure
            && definitions.Indicators.FirstOrDefault(indicator => indicator.Id == measure.Indicator) is { } indicator
            ? Behind(version, definitions, explanation, indicator, score.Team.Measured)
            : explanation;

        NodeExplanation Plain(string title, IReadOnlyList<string> results) => new(team, period, scheme.Title, title, null, results, [], null, null, null, []);
    }

    /// <summary>How one contract's score came about under a scheme that scores contracts one by one.</summary>
    /// <param name="contract">The sender's number of the contract.</param>
    /// <exception cref="RunException">No scheme in force scored the contract, or the scheme has no such node.</exception>
    public static IReadOnlyList<string> ContractLines(DbConnection version, string contract, string node)
    {
        var definitions = DefinitionsOf(version);
        var found = version.Query<(string Scheme, string Team, string Period)>("select scheme, team, period from scores.contracts where contract = $contract order by scheme", new { contract }).ToList();
        if (found.Count == 0)
            throw new RunException($"本版本里没有协议“{contract}”的得分:期末没有在签,或没有启用按协议计分的方案");
        return [.. found.SelectMany(row =>
        {
            var card = ContractCard.Find(version, definitions, row.Scheme, row.Team, contract)!;
            return ContractExplanation(card, contract, row.Team, row.Period, node).Lines;
        })];
    }

    static NodeExplanation ContractExplanation(Scorecard card, string contract, string team, string period, string node)
    {
        var head = new NodeExplanation(team, period, card.Scheme.Title, $"协议 {contract}", null, [], [], null, null, null, []);
        if (node == "total")
            return head with { Steps = card.Explanation, Results = [$"协议:{contract};{(card.Grade is null ? "没有等次" : $"等次:{card.Grade}")}"], Parts = [.. card.Roots.Select(root => (root.Key, root.Title))] };
        return card.Find(node) is { } found
            ? head with { Steps = found.Explanation, Results = [$"协议:{contract}"] }
            : throw new RunException($"方案“{card.Scheme.Title}”里没有“{node}”;可用:total、{string.Join("、", card.AllNodes().Select(known => known.Key))}");
    }

    /// <summary>The definitions a version was built by, which may no longer be those on disk.</summary>
    public static DefinitionSet DefinitionsOf(DbConnection version)
    {
        var files = version.Query<DefinitionFile>("select file as path, text from meta.definitions order by file").ToList();
        return DefinitionSet.Read(files, []);
    }

    static NodeExplanation Behind(DbConnection version, DefinitionSet definitions, NodeExplanation explanation, IndicatorFile indicator, TeamValues values)
    {
        var of = indicator.Of ?? indicator.Id;
        var excluded = version.ExecuteScalar<decimal?>(
            "select excluded from indicators.values where indicator = $of and period = $period and level = 'team' and code = $team",
            new { of, period = explanation.Period, team = values.Team });
        var counts = version.Query<(string Source, long Files, long Rows)>("""
            select source, count(*) as files, cast(sum(accepted) as bigint) as rows
            from meta.arrivals where state = 'current' and source in (select unnest(string_split($sources, ','))) group by source order by source
            """, new { sources = string.Join(',', indicator.Sources) });
        return explanation with
        {
            Indicator = indicator,
            Mark = values.Marks.GetValueOrDefault(indicator.Id),
            Excluded = excluded,
            Sources = [.. counts.Select(row => new SourceRows(row.Source, definitions.Sources.FirstOrDefault(source => source.Id == row.Source)?.Title ?? row.Source, row.Files, row.Rows))],
        };
    }

    static List<string> Payout(DbConnection version, string team, string node)
    {
        var payer = node.Length > 7 ? node[7..] : null;
        var rows = version.Query<PayoutRow>("""
            select payer, line, title, basis, earned_fen, paid_fen, shortfall_fen, suspended, formula
            from payouts.lines where team = $team and ($payer is null or payer = $payer) order by payer, line
            """, new { team, payer }).ToList();
        if (rows.Count == 0)
            throw new RunException(payer is null ? $"团队“{team}”没有应拨款" : $"团队“{team}”没有筹资方“{payer}”的应拨款");
        var lines = new List<string>();
        foreach (var row in rows)
        {
            lines.Add($"{row.Title}:应拨 = {row.Formula}(四舍五入到分,一次);{PaidText(row)}");
        }

        if (rows.Count > 1)
            lines.Add($"合计:应拨 {Fen.Text(rows.Sum(row => row.EarnedFen))},实拨 {Fen.Text(rows.Sum(row => row.PaidFen))}");
        return lines;
    }

    static string PaidText(PayoutRow row) => row switch
    {
        { Suspended: true } => $"一票否决,暂停拨付 {Fen.Text(row.PaidFen)},待人工决定",
        { ShortfallFen: > 0 } => $"预算不足,按最大余额法分摊,实拨 {Fen.Text(row.PaidFen)},缺口 {Fen.Text(row.ShortfallFen)}",
        { Basis: "received" } => $"从已收的钱里拨,实拨 {Fen.Text(row.PaidFen)}",
        _ => $"预算足够,实拨 {Fen.Text(row.PaidFen)}",
    };
}
