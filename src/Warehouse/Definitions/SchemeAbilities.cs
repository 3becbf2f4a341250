using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>
/// What a run can do with a scheme. The language says more than the warehouse has data for: such a scheme ships as an example and is used
/// on a file of values, and never half run.
/// </summary>
static class SchemeAbilities
{
    const string Instead = ";请写 status: example,用 fda score 按数值文件计分";

    public static IEnumerable<SchemeFault> Faults(Scheme scheme)
    {
        if (scheme.Status != SchemeStatus.InUse)
            yield break;
        if (scheme.Level != SchemeLevel.Team)
            yield return new SchemeFault("level", "启用的方案目前只能按团队计分" + Instead);
        if (scheme.TotalRounding.Places > 2)
            yield return new SchemeFault("total_rounding.places", "启用的方案总分最多保留 2 位小数(D12)");
        var own = scheme.Indicators.Select(indicator => indicator.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, measure) in Measures(scheme.Roots, ""))
        {
            if (own.Contains(measure.Indicator))
                yield return new SchemeFault(path + ".indicator", $"“{measure.Title}”的数值不由系统计算,不能启用" + Instead);
            else if (measure.Rule is AttainmentOrImprovement)
                yield return new SchemeFault(path + ".rule", $"“{measure.Title}”要用基线值,系统还没有" + Instead);
        }

        foreach (var line in scheme.PayoutLines)
        {
            if (line.Rule is not (PerHead or Received))
                yield return new SchemeFault($"payout/{line.Payer}/{line.Line}.kind", $"“{line.Title}”这种发放方式还不能自动运行" + Instead);
            if (line.Recipient != Recipient.Entity || line.PrepaidShare is not null || line.TeamShare is not null)
                yield return new SchemeFault($"payout/{line.Payer}/{line.Line}", $"“{line.Title}”的预拨、分配比例或医院指导费还不能自动运行" + Instead);
        }
    }

    static IEnumerable<(string Path, Measure Measure)> Measures(IEnumerable<SchemeNode> nodes, string above) => nodes.SelectMany(node =>
        node is Dimension dimension ? Measures(dimension.Children, $"{above}{node.Key}/") : [(above + node.Key, (Measure)node)]);
}
