namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>The faults of a scheme's payout lines.</summary>
static class PayoutChecks
{
    public static IEnumerable<SchemeFault> Of(Scheme scheme)
    {
        foreach (var line in scheme.PayoutLines)
        {
            foreach (var (part, message) in Faults(line))
            {
                yield return new($"payout/{line.Payer}/{line.Line}.{part}", $"“{line.Title}”:{message}", line.FileLine);
            }
        }

        foreach (var twice in scheme.PayoutLines.GroupBy(line => (line.Payer, line.Line)).Where(group => group.Count() > 1))
        {
            yield return new(
                $"payout/{twice.Key.Payer}/{twice.Key.Line}", $"支付方“{twice.Key.Payer}”的费用项“{twice.Key.Line}”重复", twice.Last().FileLine);
        }

        foreach (var mixed in scheme.PayoutLines.GroupBy(line => line.BudgetPayer, StringComparer.Ordinal)
            .Where(group => group.Select(line => (line.Budget, line.Surplus)).Distinct().Count() > 1))
        {
            yield return new(
                $"payout/{mixed.Key}.budget", $"出资方“{mixed.Key}”的各费用项对资金性质或结余去向说法不一,应一致", mixed.Last().FileLine);
        }
    }

    static IEnumerable<(string Part, string Message)> Faults(PayoutLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Payer))
        {
            yield return ("payer", "支付方为空");
        }

        if (string.IsNullOrWhiteSpace(line.Line))
        {
            yield return ("line", "费用项编号为空");
        }

        if (line.Basis == PayoutBasis.Undeclared)
        {
            yield return ("basis", "未写结算人数口径,应为 year_end(年末在签)或 contract_months(签约人月)");
        }

        if (string.IsNullOrWhiteSpace(line.Eligibility))
        {
            yield return ("eligibility", "未写资格条件");
        }

        if (string.IsNullOrWhiteSpace(line.BudgetPayer))
        {
            yield return ("budget_payer", "未写出资方");
        }

        if (line.Surplus == SurplusDestination.Undeclared)
        {
            yield return ("surplus", "未写考核结余去向,应为 reward_fund(奖励基金)、carried_over(结转)或 returned(收回)");
        }

        if (line.PriceFen < 0)
        {
            yield return ("price", $"单价为 {line.PriceFen} 分,应不小于 0");
        }

        if (line.MinActiveDays is < 0 or > 366)
        {
            yield return ("min_active_days", $"最少在签天数为 {line.MinActiveDays},应在 0 到 366 之间");
        }
    }
}
