using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>The faults of a scheme's payout lines.</summary>
static class PayoutChecks
{
    public static IEnumerable<SchemeFault> Of(Scheme scheme)
    {
        foreach (var line in scheme.PayoutLines)
        {
            foreach (var (part, message) in Faults(line).Concat(line.Rule.Faults()).Concat(References(line.Rule, scheme)))
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
            .Where(group => group.Select(line => (line.Budget, line.Surplus, line.Shortfall)).Distinct().Count() > 1))
        {
            var last = mixed.Last();
            yield return new(
                $"payout/{last.Payer}/{last.Line}.budget", $"出资方“{mixed.Key}”的各费用项对资金性质、结余去向或缺口承担说法不一,应一致", last.FileLine);
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

        if (string.IsNullOrWhiteSpace(line.BudgetPayer))
        {
            yield return ("budget_payer", "未写出资方");
        }

        if (line.Surplus == SurplusDestination.Undeclared)
        {
            yield return ("surplus_to", "未写考核结余去向,应为 奖励基金、结转 或 收回");
        }

        if (line.PrepaidShare is < 0 or > 1)
        {
            yield return ("prepaid", $"预拨比例为 {Plain(line.PrepaidShare.Value)},应在 0 到 1 之间");
        }

        if (line.TeamShare is { } share && (share.Share < share.Floor || share.Share > 1 || share.Floor is < 0 or > 1))
        {
            yield return ("team_share", $"团队分配比例为 {Plain(share.Share)},应在下限 {Plain(share.Floor)} 到 1 之间");
        }
    }

    static IEnumerable<(string Part, string Message)> References(PayoutRule rule, Scheme scheme)
    {
        var labels = scheme.Bands.Select(band => band.Label).ToHashSet(StringComparer.Ordinal);
        if (rule is PerHeadByGrade byGrade)
        {
            foreach (var label in labels.Except(byGrade.Prices.Select(price => price.Key), StringComparer.Ordinal))
            {
                yield return ("prices", $"等次“{label}”没有单价,不付也应写 0");
            }
        }

        var named = rule switch { PerHeadByGrade grades => grades.Prices.Select(price => price.Key), RewardFund fund => fund.Grades, _ => [] };
        foreach (var label in named.Where(label => !labels.Contains(label)))
        {
            yield return (rule is RewardFund ? "grades" : "prices", $"等次“{label}”不在本方案的等次里");
        }

        if (rule is PerService { Quality: { } node } && !scheme.AllNodes().Any(known => known.Key == node))
        {
            yield return ("quality", $"质量系数所用的“{node}”不是本方案的节点");
        }
    }

    static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
