using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;

namespace FamilyDoctor.Analytics.Warehouse.Scoring;

/// <summary>One entity of a file of values.</summary>
/// <param name="Values">By indicator, and by the keys of what money follows.</param>
sealed record EntityValues(string Entity, IReadOnlyDictionary<string, IndicatorValue> Values, IReadOnlyList<Finding> Findings);

/// <summary>Checks the rows of a file of values against a scheme and gathers them by entity, in order of their keys.</summary>
static class ValuesFile
{
    /// <exception cref="RunException">Any row does not suit the scheme; all faults are named.</exception>
    public static IReadOnlyList<EntityValues> Read(string file, Scheme scheme)
    {
        var rows = ValuesReader.Read(file);
        var faults = new ValuesFaults(file);
        var measures = scheme.AllNodes().OfType<Measure>().ToLookup(measure => measure.Indicator, StringComparer.Ordinal);
        var kinds = measures.ToDictionary(group => group.Key, group => group.First().Kind, StringComparer.Ordinal);
        var adjustments = scheme.Adjustments.Items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        var quantities = scheme.PayoutLines.SelectMany(line => line.Rule.Quantities).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var measure in measures[row.Indicator])
                Check(row, measure, faults);
            if (adjustments.Contains(row.Indicator))
                CheckCount(row, faults);
            else if (quantities.Contains(row.Indicator) || IsGroup(scheme, row.Indicator))
                CheckQuantity(row, faults);
            else if (!measures.Contains(row.Indicator))
                faults.Add(row.Line, 2, $"“{row.Indicator}”", $"方案“{scheme.Id}”用到的指标、加减分项或发放数量");
        }

        var entities = rows.GroupBy(row => row.Entity, StringComparer.Ordinal).OrderBy(entity => entity.Key, StringComparer.Ordinal)
            .Select(entity => new EntityValues(
                entity.Key,
                entity.Where(row => !adjustments.Contains(row.Indicator))
                    .ToDictionary(row => row.Indicator, row => row.ValueOf(kinds.GetValueOrDefault(row.Indicator, ValueKind.Mean)), StringComparer.Ordinal),
                [.. entity.Where(row => adjustments.Contains(row.Indicator) && row.Value > 0)
                    .Select(row => new Finding(row.Indicator, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{row.Line}"), (int)row.Value!.Value))]))
            .ToList();
        foreach (var entity in entities)
        {
            foreach (var missing in quantities.Where(key => !entity.Values.TryGetValue(key, out var value) || value.State == ValueState.NotReported).Order(StringComparer.Ordinal))
                faults.Add(0, 0, $"“{entity.Entity}”没有“{missing}”", "发放所用的数量,没有也要写 0");
        }

        faults.Stop();
        return entities;
    }

    static bool IsGroup(Scheme scheme, string key) => scheme.PayoutLines.Any(line => line.Rule is PerHeadByGroup byGroup && byGroup.PriceOf(key) is not null);

    static void Check(ValueRow row, Measure measure, ValuesFaults faults)
    {
        if (measure.Rule is PointsGiven && row.ValueOf(measure.Kind).Rate is { } given && (given < 0 || given > measure.Points))
            faults.Add(row.Line, 5, Plain(given), $"0 到 {Plain(measure.Points)} 的给分");
        if (measure.MinDenominator > 0 && row is { Value: not null, Denominator: null })
            faults.Add(row.Line, 4, "空", $"分母:“{measure.Title}”的最小分母为 {Plain(measure.MinDenominator)},只有数值无从判断");
        if (row is { Numerator: { } numerator, Denominator: > 0 and var denominator, Value: { } value }
            && Math.Round(measure.Kind == ValueKind.Growth ? (numerator / denominator) - 1 : numerator / denominator, value.Scale, MidpointRounding.AwayFromZero) != value)
            faults.Add(row.Line, 5, Plain(value), $"与分子 ÷ 分母 {Plain(numerator)} ÷ {Plain(denominator)} 一致的数值,或留空");
    }

    static void CheckCount(ValueRow row, ValuesFaults faults)
    {
        if (row is not { Numerator: null, Denominator: null, State: null } || (row.Value is { } count && (count < 0 || count > 1_000_000 || !decimal.IsInteger(count))))
            faults.Add(row.Line, 5, row.Value is { } found ? Plain(found) : "分子、分母", "查实的次数,0 或正整数");
    }

    static void CheckQuantity(ValueRow row, ValuesFaults faults)
    {
        if (row.State is not null || (row.Numerator ?? row.Value) < 0)
            faults.Add(row.Line, row.Numerator is null ? 5 : 3, row.State is null ? Plain((row.Numerator ?? row.Value)!.Value) : "没有数值", "不小于 0 的数量");
    }

    static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
