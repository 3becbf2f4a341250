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
        if (scheme.Level == SchemeLevel.Contract)
            yield return new SchemeFault("level", "启用的方案还不能按协议计分" + Instead);
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
}
