using System.Data.Common;
using System.Globalization;
using Dapper;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Explain;

/// <summary>Says how one figure of one team came about, by asking Rules again with the version's own definitions and values.</summary>
public static class Explainer
{
    sealed record PayoutRow(string Payer, string Line, string Title, string Basis, long Persons, long HeadMonths, long PriceFen, decimal Coefficient, long EarnedFen, long PaidFen, long ShortfallFen);

    sealed record SourceRow(string Source, long Files, long Rows);

    /// <param name="node"><c>total</c>, a dimension, a measure, or <c>payout</c> / <c>payout.&lt;payer&gt;</c>.</param>
    /// <exception cref="RunException">The team or the node is not in the published version.</exception>
    public static IReadOnlyList<string> Lines(DbConnection version, string team, string node)
    {
        var definitions = DefinitionsOf(version);
        var (schemeId, period) = version.Query<(string, string)>("select scheme, period from scores.teams where team = $team order by scheme limit 1", new { team }).FirstOrDefault();
        if (schemeId is null)
            throw new RunException($"本版本里没有团队“{team}”的得分");
        var scheme = definitions.Schemes.First(known => known.Scheme.Id == schemeId);
        if (node == "payout" || node.StartsWith("payout.", StringComparison.Ordinal))
            return Payout(version, team, node);

        var values = TeamValues.Read(version, definitions.Indicators, period, team).Single();
        var card = Scorer.Score(scheme.Scheme, values.Values);
        if (node == "total")
            return [$"团队 {team},考核期 {period},方案 {scheme.Scheme.Title}", .. card.Explanation.Lines, $"等次:{card.Grade},系数 {card.Coefficient}"];
        if (card.Find(node) is not { } found)
            throw new RunException($"方案“{scheme.Scheme.Title}”里没有“{node}”;可用:total、payout、{string.Join("、", card.AllNodes().Select(known => known.Key))}");
        var lines = new List<string> { $"团队 {team},考核期 {period},方案 {scheme.Scheme.Title}" };
        lines.AddRange(found.Explanation.Lines);
        if (found.Definition is Measure measure)
            lines.AddRange(Behind(version, definitions.Indicators.First(indicator => indicator.Id == measure.Indicator), period, values));
        return lines;
    }

    static IEnumerable<string> Behind(DbConnection version, IndicatorFile indicator, string period, TeamValues values)
    {
        if (values.Marks.GetValueOrDefault(indicator.Id) is { } mark)
            yield return "注:" + mark;
        var of = indicator.Of ?? indicator.Id;
        var excluded = version.ExecuteScalar<decimal?>("select excluded from indicators.values where indicator = $of and period = $period and level = 'team' and code = $team", new { of, period, team = values.Team });
        if (excluded > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"另有排除 {excluded:0} {indicator.Unit}");
        yield return $"口径:{indicator.Meaning}(定义 {indicator.File})";
        foreach (var row in version.Query<SourceRow>("""
            select source, count(*) as files, cast(sum(accepted) as bigint) as rows
            from meta.arrivals where state = 'current' and source in (select unnest(string_split($sources, ','))) group by source order by source
            """, new { sources = string.Join(',', indicator.Sources) }))
            yield return string.Create(CultureInfo.InvariantCulture, $"数据:{row.Source} {row.Files:N0} 个文件,入库 {row.Rows:N0} 行");
    }

    static List<string> Payout(DbConnection version, string team, string node)
    {
        var payer = node.Length > 7 ? node[7..] : null;
        var rows = version.Query<PayoutRow>("""
            select payer, line, title, basis, persons, head_months, price_fen, coefficient, earned_fen, paid_fen, shortfall_fen
            from payouts.lines where team = $team and ($payer is null or payer = $payer) order by payer, line
            """, new { team, payer }).ToList();
        if (rows.Count == 0)
            throw new RunException(payer is null ? $"团队“{team}”没有应付款" : $"团队“{team}”没有筹资方“{payer}”的应付款");
        var lines = new List<string>();
        foreach (var row in rows)
        {
            lines.Add($"{row.Title}({row.Payer}):{EarnedText(row)} = 应付 {Fen.Text(row.EarnedFen)}(四舍五入到分,一次)");
            lines.Add(row.ShortfallFen == 0 ? $"  预算足够,实付 {Fen.Text(row.PaidFen)}" : $"  预算不足,按最大余额法分摊:实付 {Fen.Text(row.PaidFen)},缺口 {Fen.Text(row.ShortfallFen)}");
        }

        lines.Add($"合计:应付 {Fen.Text(rows.Sum(row => row.EarnedFen))},实付 {Fen.Text(rows.Sum(row => row.PaidFen))}");
        return lines;
    }

    static string EarnedText(PayoutRow row)
    {
        var coefficient = row.Coefficient.ToString("0.######", CultureInfo.InvariantCulture);
        return row.Basis switch
        {
            "received" => $"实收 {Fen.Text(row.PriceFen)} × 系数 {coefficient}",
            "contract_months" => string.Create(CultureInfo.InvariantCulture, $"签约人月 {row.HeadMonths:N0} ÷ 12 × 每人标准 {Fen.Text(row.PriceFen)} × 系数 {coefficient}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"结算人数 {row.Persons:N0} 人 × 每人标准 {Fen.Text(row.PriceFen)} × 系数 {coefficient}"),
        };
    }

    /// <summary>The definitions a version was built by, which may no longer be those on disk.</summary>
    public static DefinitionSet DefinitionsOf(DbConnection version)
    {
        var files = version.Query<DefinitionFile>("select file as path, text from meta.definitions order by file").ToList();
        return DefinitionSet.Read(files, []);
    }
}
