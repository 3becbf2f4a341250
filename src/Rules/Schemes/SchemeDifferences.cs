using System.Globalization;
using FamilyDoctor.Analytics.Rules.Scoring;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>What sets two schemes apart, in Chinese, in the order of the newer one.</summary>
public static class SchemeDifferences
{
    /// <summary>Compares everything that can change a score, a grade or an amount.</summary>
    /// <param name="old">The scheme compared against.</param>
    /// <param name="now">The other scheme.</param>
    /// <returns>One sentence per difference without a full stop; empty when both score and pay alike.</returns>
    public static IReadOnlyList<string> Between(Scheme old, Scheme now) =>
        [.. Whole(old, now), .. Nodes(old, now), .. Adjusting(old, now), .. Bands(old, now), .. Payouts(old, now)];

    static IEnumerable<string> Whole(Scheme old, Scheme now) => Present(
        Changed("层级", Level(old.Level), Level(now.Level)),
        Changed("范围", old.Scope ?? "全市", now.Scope ?? "全市"),
        Changed("满分", old.DeclaredSum, now.DeclaredSum),
        Changed("最高分", old.Maximum, now.Maximum),
        Changed("汇总方式", Combination.Text(old.Combining), Combination.Text(now.Combining)),
        Changed("最少计分项数", old.MinimumParts, now.MinimumParts),
        Changed("各项取整", old.Rounding.Text, now.Rounding.Text),
        Changed("总分取整", old.TotalRounding.Text, now.TotalRounding.Text),
        Changed("核减", PayoutWords.Cut(old.Cut), PayoutWords.Cut(now.Cut)),
        Changed("同分比较", old.RankingRule?.TieBreaker ?? "不比较", now.RankingRule?.TieBreaker ?? "不比较"));

    static IEnumerable<string> Nodes(Scheme old, Scheme now)
    {
        var before = old.AllNodes().ToDictionary(node => node.Key, StringComparer.Ordinal);
        var after = now.AllNodes().ToDictionary(node => node.Key, StringComparer.Ordinal);
        foreach (var node in after.Values)
        {
            if (!before.TryGetValue(node.Key, out var earlier))
            {
                yield return $"新增“{node.Title}”,分值 {Plain(node.Points)}";
                continue;
            }

            foreach (var sentence in Node(earlier, node))
            {
                yield return sentence;
            }
        }

        foreach (var node in before.Values.Where(node => !after.ContainsKey(node.Key)))
        {
            yield return $"删去“{node.Title}”(原分值 {Plain(node.Points)})";
        }
    }

    static IEnumerable<string> Node(SchemeNode old, SchemeNode now)
    {
        var what = $"“{now.Title}”";
        foreach (var sentence in Present(
            Changed(what + "分值", old.Points, now.Points),
            Changed(what + "权重", old.Weight, now.Weight),
            Changed(what + "缺失时", Missing(old.Missing), Missing(now.Missing)),
            Changed(what + "样本过少时", Missing(old.Small), Missing(now.Small)),
            Changed(what + "计入上级", old.Counted ? "是" : "否", now.Counted ? "是" : "否"),
            Changed(what + "取整", old.Rounding?.Text, now.Rounding?.Text)))
        {
            yield return sentence;
        }

        foreach (var sentence in (old, now) switch
        {
            (Measure one, Measure two) => Present(
                Changed(what + "指标", one.Indicator, two.Indicator), Changed(what + "规则", one.Rule.Text, two.Rule.Text), Changed(what + "最小分母", one.MinDenominator, two.MinDenominator)),
            (Dimension one, Dimension two) => Present(
                Changed(what + "汇总方式", Combination.Text(one.Combining), Combination.Text(two.Combining)), Changed(what + "最少计分项数", one.MinimumParts, two.MinimumParts)),
            _ => [$"{what}由{(old is Measure ? "指标" : "维度")}改为{(now is Measure ? "指标" : "维度")}"],
        })
        {
            yield return sentence;
        }
    }

    static IEnumerable<string> Adjusting(Scheme old, Scheme now) => Paired(
        old.Adjustments.Items, now.Adjustments.Items, item => item.Key, item => $"加减分“{item.Title}”",
        item => item.Kind == AdjustmentKind.Veto ? "一票否决" : $"{(item.Kind == AdjustmentKind.Bonus ? "加" : "扣")} {Plain(item.Points)} 分")
        .Concat(Present(
            Changed("加分上限", old.Adjustments.BonusCap, now.Adjustments.BonusCap), Changed("扣分上限", old.Adjustments.DeductionCap, now.Adjustments.DeductionCap)));

    static IEnumerable<string> Bands(Scheme old, Scheme now) => Paired(
        old.Bands, now.Bands, band => band.Label, band => $"等次“{band.Label}”",
        band => $"{band.Range}{(band.Coefficient is { } coefficient ? $",系数 {Plain(coefficient)}" : "")}")
        .Concat(Present(Changed(
            "连续系数", Continuous(old.Continuous), Continuous(now.Continuous))));

    static IEnumerable<string> Payouts(Scheme old, Scheme now) => Paired(
        old.PayoutLines, now.PayoutLines, line => $"{line.Payer}/{line.Line}", line => $"费用项“{line.Title}”",
        line => $"{PayoutWords.Amount(line)};{PayoutWords.Terms(line)}");

    static IEnumerable<string> Paired<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, Func<T, string> key, Func<T, string> title, Func<T, string> text)
    {
        var before = old.ToDictionary(key, StringComparer.Ordinal);
        var after = now.ToDictionary(key, StringComparer.Ordinal);
        return now
            .Select(item => before.TryGetValue(key(item), out var earlier) ? Changed(title(item), text(earlier), text(item)) : $"新增{title(item)}:{text(item)}")
            .Concat(old.Where(item => !after.ContainsKey(key(item))).Select(item => $"删去{title(item)}:{text(item)}"))
            .OfType<string>();
    }

    static IEnumerable<string> Present(params string?[] sentences) => sentences.OfType<string>();

    static string? Changed(string what, decimal? old, decimal? now) => Changed(what, old is { } one ? Plain(one) : null, now is { } two ? Plain(two) : null);

    static string? Changed(string what, string? old, string? now) => old == now ? null : $"{what}:{old ?? "没有"} → {now ?? "没有"}";

    static string? Continuous(ContinuousCoefficient? rule) =>
        rule is null ? null : $"{Plain(rule.ZeroBelow)} 分以下为 0,得分率 {Plain(rule.FullFrom)} 起为 1,{rule.Places.ToString(CultureInfo.InvariantCulture)} 位小数";

    static string? Missing(MissingRule? rule) => rule switch
    {
        MissingRule.Redistribute => "分值分摊给同级各项",
        MissingRule.Zero => "计 0 分",
        MissingRule.Full => "计满分",
        MissingRule.NotRanked => "不参与排名",
        _ => null,
    };

    static string Level(SchemeLevel level) => level switch { SchemeLevel.Contract => "协议", SchemeLevel.Team => "团队", SchemeLevel.Institution => "机构", _ => "考核单元" };

    static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
