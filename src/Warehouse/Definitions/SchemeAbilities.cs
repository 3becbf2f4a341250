using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>
/// What a run can do with a scheme. The language says more than the warehouse has data for: such a scheme ships as an example and is used
/// on a file of values, and never half run.
/// </summary>
static class SchemeAbilities
{
    const string Instead = ";请写 status: example,用 fda score 按数值文件计分";

    /// <param name="isIndicator">Whether the warehouse computes an indicator of that key.</param>
    public static IEnumerable<SchemeFault> Faults(Scheme scheme, Func<string, bool> isIndicator)
    {
        if (scheme.Status != SchemeStatus.InUse)
            yield break;
        foreach (var fault in scheme.Level == SchemeLevel.Contract ? OfContracts(scheme) : [])
            yield return fault;
        if (scheme.TotalRounding.Places > 2)
            yield return new SchemeFault("total_rounding.places", "启用的方案总分最多保留 2 位小数(D12)");
        foreach (var line in scheme.PayoutLines)
        {
            var path = $"payout/{line.Payer}/{line.Line}";
            if (line.Rule is Pool { AmountFen: not null } or RewardFund { AmountFen: not null } && scheme.Scope is null)
                yield return new SchemeFault(path + ".amount", $"“{line.Title}”写了一笔固定金额,方案却用于全市:请写 scope(一个考核单元),或不写 amount 而用预算");
            if (line.Rule is PerService or Pool or RewardFund)
            {
                foreach (var key in line.Rule.Quantities.Where(key => !isIndicator(key)))
                    yield return new SchemeFault(path, $"“{line.Title}”按“{key}”计量,启用的方案里它应是一个指标编号(取分子;分母为应有量)" + Instead);
            }
        }
    }

    // a contract has no peers, no rank and no findings of its own, and its grade is what it is paid by
    static IEnumerable<SchemeFault> OfContracts(Scheme scheme)
    {
        foreach (var measure in scheme.AllNodes().OfType<Measure>().Where(measure => measure.Rule is RelativeToMean or PointsGiven or AttainmentOrImprovement))
            yield return new SchemeFault(measure.Key, $"“{measure.Title}”:按协议计分,不能用 {measure.Rule.Kind}(没有同行均值、评分人或上年基线)" + Instead, measure.FileLine);
        if (scheme.Adjustments.Items.Count > 0)
            yield return new SchemeFault("adjustments", "按协议计分的方案没有加减分:查实的问题登记在团队上" + Instead);
        if (scheme.RankingRule is not null)
            yield return new SchemeFault("ranking", "按协议计分的方案不排名,请删去 ranking");
        if (scheme.Cut == HeadCut.FoundAndBound)
            yield return new SchemeFault("cut", "按协议计分的方案每份按自己的等次发放,推算不到哪一份:cut 应为 none 或 found");
        foreach (var line in scheme.PayoutLines.Where(line => line.Rule is not PerHeadByGrade { Basis: PayoutBasis.YearEnd }))
            yield return new SchemeFault($"payout/{line.Payer}/{line.Line}.kind", $"“{line.Title}”:按协议计分的方案只能按每份协议的等次发放(kind: per_head_by_grade,basis: year_end)" + Instead);
    }
}
