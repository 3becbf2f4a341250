using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Finds everything wrong with a scheme before anything is computed by it.</summary>
public static class SchemeValidation
{
    /// <summary>Checks a scheme against the indicators that exist, their kinds and directions included.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="knownIndicators">Definitions of all indicators.</param>
    /// <returns>All faults in the order of the file; empty when the scheme can be used.</returns>
    public static IReadOnlyList<SchemeFault> Check(Scheme scheme, IEnumerable<IndicatorDefinition> knownIndicators)
    {
        var definitions = knownIndicators.ToDictionary(indicator => indicator.Key, StringComparer.Ordinal);
        var known = definitions.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var own in scheme.Indicators)
        {
            definitions.TryAdd(own.Key, own.Definition);
        }

        return [.. Faults(scheme, known, definitions)];
    }

    /// <summary>Checks a scheme against the keys of the indicators that exist; kinds and directions are not compared.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="knownIndicators">Keys of all indicators.</param>
    /// <returns>All faults in the order of the file; empty when the scheme can be used.</returns>
    public static IReadOnlyList<SchemeFault> Check(Scheme scheme, IEnumerable<string> knownIndicators) =>
        [.. Faults(scheme, knownIndicators.ToHashSet(StringComparer.Ordinal), new Dictionary<string, IndicatorDefinition>())];

    /// <summary>Finds schemes that claim the same purpose, level, scope and day, and such as would spend one budget twice: which of them holds would be anybody's guess.</summary>
    /// <param name="schemes">All schemes of a city.</param>
    /// <returns>One fault per pair, and one per id that is used twice; the path is the later scheme's id. Examples and drafts claim nothing.</returns>
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
                else if (one.Status == SchemeStatus.InUse && two.Status == SchemeStatus.InUse
                    && (one.Purpose, one.Level, one.Scope) == (two.Purpose, two.Level, two.Scope)
                    && one.ValidFrom <= two.ValidTo && two.ValidFrom <= one.ValidTo)
                {
                    faults.Add(new(two.Id, $"与方案“{one.Id}”用途、层级、范围相同而有效期重叠({Span(one)} 与 {Span(two)}),同一时期应只有一个"));
                }
                else if (SharedBudget(one, two) is { } payer)
                {
                    faults.Add(new(two.Id, $"与方案“{one.Id}”都用筹资方“{payer}”的预算,同一笔钱会付两次;请用 budget_payer 写明各用哪一笔"));
                }
            }
        }

        return faults;
    }

    // a city's scheme leaves a unit to the unit's own scheme for the same purpose and level: those two never meet
    static string? SharedBudget(Scheme one, Scheme two) =>
        one.Status != SchemeStatus.InUse || two.Status != SchemeStatus.InUse || one.ValidFrom > two.ValidTo || two.ValidFrom > one.ValidTo ? null
        : one.Scope is not null && two.Scope is not null && one.Scope != two.Scope ? null
        : (one.Purpose, one.Level) == (two.Purpose, two.Level) ? null
        : Budgets(one).Intersect(Budgets(two), StringComparer.Ordinal).FirstOrDefault();

    static IEnumerable<string> Budgets(Scheme scheme) => scheme.PayoutLines.Where(line => line.Budget == BudgetKind.Budget).Select(line => line.BudgetPayer);

    /// <summary>Finds schemes in use that have expired while nothing has come in their place: what they scored would silently stop.</summary>
    /// <param name="schemes">All schemes of a city.</param>
    /// <param name="day">The last day assessed.</param>
    /// <returns>One fault per purpose, level and scope, for the scheme that expired last; the path is its id.</returns>
    public static IReadOnlyList<SchemeFault> CheckExpired(IEnumerable<Scheme> schemes, DateOnly day) =>
    [
        .. schemes.Where(scheme => scheme.Status == SchemeStatus.InUse)
            .GroupBy(scheme => (scheme.Purpose, scheme.Level, scheme.Scope))
            .Where(group => !group.Any(scheme => scheme.ValidTo >= day))
            .Select(group => group.OrderBy(scheme => scheme.ValidTo).ThenBy(scheme => scheme.Id, StringComparer.Ordinal).Last())
            .Select(scheme => new SchemeFault(scheme.Id, string.Create(
                CultureInfo.InvariantCulture, $"方案“{scheme.Id}”有效期止于 {scheme.ValidTo:yyyy-MM-dd},考核到 {day:yyyy-MM-dd} 没有接替的方案"))),
    ];

    static IEnumerable<SchemeFault> Faults(
        Scheme scheme, HashSet<string> known, Dictionary<string, IndicatorDefinition> definitions) =>
        Head(scheme)
            .Concat(OwnIndicators(scheme, known))
            .Concat(scheme.PaysOnly ? [] : CombiningChecks.Of(scheme.Whole, string.Empty, "声明的总分"))
            .Concat(Keys(scheme))
            .Concat(scheme.Roots.SelectMany(node => NodeChecks.Of(scheme, node, string.Empty, Known(scheme, known), definitions)))
            .Concat(GradeChecks.Of(scheme))
            .Concat(AdjustmentChecks.Of(scheme))
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

        foreach (var (part, rule) in new[] { ("rounding.places", scheme.Rounding), ("total_rounding.places", scheme.TotalRounding) })
        {
            if (rule.Places is < 0 or > 12)
            {
                yield return new(part, $"小数位数为 {rule.Places},应在 0 到 12 之间");
            }
        }
    }

    static HashSet<string> Known(Scheme scheme, HashSet<string> indicators) =>
        [.. indicators, .. scheme.Indicators.Select(own => own.Key)];

    static IEnumerable<SchemeFault> OwnIndicators(Scheme scheme, HashSet<string> known)
    {
        foreach (var own in scheme.Indicators.Where(own => known.Contains(own.Key)))
        {
            yield return new($"indicators/{own.Key}", $"方案自带的指标“{own.Key}”与系统的指标同名,应换一个编号", own.FileLine);
        }

        foreach (var twice in scheme.Indicators.GroupBy(own => own.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new($"indicators/{twice.Key}", $"方案自带的指标“{twice.Key}”出现 {twice.Count()} 次,应只出现一次", twice.Last().FileLine);
        }
    }

    static IEnumerable<SchemeFault> Keys(Scheme scheme)
    {
        var keys = scheme.AllNodes().Select(node => (node.Key, node.FileLine))
            .Concat(scheme.Adjustments.Items.Select(item => (item.Key, item.FileLine)))
            .ToArray();
        foreach (var group in keys.GroupBy(key => key.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new(group.Key, $"编号“{group.Key}”用了 {group.Count()} 次,应只用一次", group.Last().FileLine);
        }

        foreach (var (key, line) in keys.Where(key => key.Key == Scheme.TotalKey))
        {
            yield return new(key, $"编号“{key}”为系统保留,请改用其他编号", line);
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
