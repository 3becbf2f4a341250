using FamilyDoctor.Analytics.Rules.Payouts;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

public class ReconciliationTests
{
    static readonly PayerBudget Budget = PayerBudget.Shared("510703", "公卫", 1_000);

    [Fact]
    public void A_fen_that_vanished_from_the_budget_is_found()
    {
        var settled = new Settlement(Budget, [new(Earned("t1", 600), 600)], [new(BalanceKind.Surplus, null, 399)]);
        Assert.Equal(["510703 公卫:实拨 6.00 元 加考核结余 3.99 元,应等于预算 10.00 元"], Reconciliation.Check(settled));
    }

    [Fact]
    public void A_shortfall_without_a_line_is_found()
    {
        var settled = new Settlement(Budget, [new(Earned("t1", 1_200), 1_000)], []);
        Assert.Equal(
            [
                "510703 公卫:实拨 10.00 元 加缺口 0.00 元,应等于应拨 12.00 元",
                "510703 公卫:团队 t1 缺口列 0.00 元,按各费用项应为 2.00 元",
            ],
            Reconciliation.Check(settled));
    }

    [Fact]
    public void An_amount_that_does_not_follow_from_its_factors_is_found()
    {
        var settled = new Settlement(Budget, [new(Earned("t1", 1_000) with { Parts = [EarnedPart.Of(new Heads(1), 900)] }, 1_000)], []);
        Assert.Equal(["510703 公卫:团队 t1 费用项 fee 应拨 10.00 元,按数量、单价、系数应为 9.00 元"], Reconciliation.Check(settled));
    }

    [Fact]
    public void A_line_paid_above_what_it_earned_is_found()
    {
        var settled = new Settlement(
            Budget, [new(Earned("t1", 400), 500), new(Earned("t2", 600), 500)], [new(BalanceKind.Shortfall, "t2", 100), new(BalanceKind.Shortfall, "t1", -100)]);
        Assert.Contains("510703 公卫:团队 t1 费用项 fee 实拨 5.00 元,应在 0 与应拨 4.00 元 之间", Reconciliation.Check(settled));
    }

    [Fact]
    public void One_teams_receipt_paying_another_team_is_found()
    {
        var received = PayerBudget.Received("u", "个人", new Dictionary<string, long> { ["t1"] = 100, ["t2"] = 0 });
        Assert.Contains(
            "u 个人:团队 t2 实拨 1.00 元,超过其收到的 0.00 元",
            Reconciliation.Check(new(received, [new(Earned("t2", 100), 100)], [])));
    }
}
