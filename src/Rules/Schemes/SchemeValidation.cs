using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Finds everything wrong with a scheme before anything is computed by it.</summary>
public static class SchemeValidation
{
    /// <summary>Keys that results use for themselves.</summary>
    static readonly string[] Reserved = ["total"];

    /// <summary>Checks a scheme against the indicators that exist, their kinds and directions included.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="knownIndicators">Definitions of all indicators.</param>
    /// <returns>All faults in the order of the file; empty when the scheme can be used.</returns>
    public static IReadOnlyList<SchemeFault> Check(Scheme scheme, IEnumerable<IndicatorDefinition> knownIndicators)
    {
        var definitions = knownIndicators.ToDictionary(indicator => indicator.Key, StringComparer.Ordinal);
        return [.. Faults(scheme, definitions.Keys.ToHashSet(StringComparer.Ordinal), definitions)];
    }

    /// <summary>Checks a scheme against the keys of the indicators that exist; kinds and directions are not compared.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="knownIndicators">Keys of all indicators.</param>
    /// <returns>All faults in the order of the file; empty when the scheme can be used.</returns>
    public static IReadOnlyList<SchemeFault> Check(Scheme scheme, IEnumerable<string> knownIndicators) =>
        [.. Faults(scheme, knownIndicators.ToHashSet(StringComparer.Ordinal), new Dictionary<string, IndicatorDefinition>())];

    /// <summary>Finds schemes that claim the same purpose, level, scope and day: which of them holds would be anybody's guess.</summary>
    /// <param name="schemes">All schemes of a city.</param>
    /// <returns>One fault per pair, and one per id that is used twice; the path is the later scheme's id.</returns>
    public static IReadOnlyList<SchemeFault> CheckTogether(IEnumerable<Scheme> schemes)
    {
        var all = schemes.ToArray();
        var faults = new List<SchemeFault>();
        for (var later = 1; later < all.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (one, two) = (all[earlier], all[later]);
                if (one.Id == two.Id)
                {
                    faults.Add(new(two.Id, $"方案编号“{two.Id}”重复,应各不相同"));
                }
                else if ((one.Purpose, one.Level, one.Scope) == (two.Purpose, two.Level, two.Scope)
                    && one.ValidFrom <= two.ValidTo && two.ValidFrom <= one.ValidTo)
                {
                    faults.Add(new(two.Id, $"与方案“{one.Id}”用途、层级、范围相同而有效期重叠({Span(one)} 与 {Span(two)}),同一时期应只有一个"));
                }
            }
        }

        return faults;
    }

    static IEnumerable<SchemeFault> Faults(
        Scheme scheme, HashSet<string> known, Dictionary<string, IndicatorDefinition> definitions) =>
        Head(scheme)
            .Concat(NodeChecks.Sum(string.Empty, scheme.Roots, scheme.DeclaredSum, "声明的总分", null))
            .Concat(Keys(scheme))
            .Concat(scheme.Roots.SelectMany(node => NodeChecks.Of(scheme, node, string.Empty, known, definitions)))
            .Concat(Grades(scheme))
            .Concat(PayoutChecks.Of(scheme))
            .Concat(TieBreaker(scheme));

    static IEnumerable<SchemeFault> Head(Scheme scheme)
    {
        if (string.IsNullOrWhiteSpace(scheme.Id))
        {
            yield return new("id", "方案编号为空,应为英文编号");
        }

        if (string.IsNullOrWhiteSpace(scheme.Title))
        {
            yield return new("title", "方案名称为空");
        }

        if (string.IsNullOrWhiteSpace(scheme.Source.Document))
        {
            yield return new("source.document", "依据文件为空,应写明文件名称与文号");
        }

        if (scheme.ValidTo < scheme.ValidFrom)
        {
            yield return new("valid_to", $"有效期颠倒:{Span(scheme)},止日应不早于起日");
        }

        if (scheme.Rounding.Places is < 0 or > 12)
        {
            yield return new("rounding.places", $"小数位数为 {scheme.Rounding.Places},应在 0 到 12 之间");
        }
    }

    static IEnumerable<SchemeFault> Keys(Scheme scheme)
    {
        foreach (var group in scheme.AllNodes().GroupBy(node => node.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new(group.Key, $"编号“{group.Key}”用了 {group.Count()} 次,应只用一次", group.Last().FileLine);
        }

        foreach (var node in scheme.AllNodes().Where(node => Reserved.Contains(node.Key)))
        {
            yield return new(node.Key, $"编号“{node.Key}”为系统保留,请改用其他编号", node.FileLine);
        }
    }

    static IEnumerable<SchemeFault> Grades(Scheme scheme)
    {
        if (scheme.Bands.Count == 0)
        {
            if (scheme.PayoutLines.Any(line => line.ScoreLinked))
            {
                yield return new("bands", "发放与得分挂钩,却没有等次,应写明等次与系数");
            }

            yield break;
        }

        foreach (var message in Band.CoverFaults(scheme.Bands, scheme.DeclaredSum))
        {
            yield return new("bands", message);
        }

        foreach (var twice in scheme.Bands.GroupBy(band => band.Label, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new("bands", $"等次“{twice.Key}”出现 {twice.Count()} 次,应只出现一次");
        }

        foreach (var band in scheme.Bands.Where(band => band.Coefficient < 0))
        {
            yield return new("bands", $"等次“{band.Label}”的系数为 {band.Coefficient},应不小于 0");
        }

        var ordered = scheme.Bands.OrderBy(band => band.Lower).ThenBy(band => band.Upper).ToArray();
        foreach (var (below, above) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.Second.Coefficient < pair.First.Coefficient))
        {
            yield return new("bands", $"等次“{above.Label}”的系数 {above.Coefficient} 低于较低等次“{below.Label}”的 {below.Coefficient},得分升高不应少付");
        }
    }

    static IEnumerable<SchemeFault> TieBreaker(Scheme scheme)
    {
        if (scheme.RankingRule?.TieBreaker is { } key
            && !scheme.AllNodes().Any(node => node.Key == key || (node is Measure measure && measure.Indicator == key)))
        {
            yield return new("ranking.tie_breaker", $"同分排序依据“{key}”不是本方案的指标或节点");
        }
    }

    static string Span(Scheme scheme) => string.Create(
        CultureInfo.InvariantCulture, $"{scheme.ValidFrom:yyyy-MM-dd} 至 {scheme.ValidTo:yyyy-MM-dd}");
}
