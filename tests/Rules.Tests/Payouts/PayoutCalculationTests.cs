using FamilyDoctor.Analytics.Rules.Payouts;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

public class PayoutCalculationTests
{
    [Fact]
    public void When_the_budget_covers_it_all_is_paid_and_the_rest_is_a_surplus_line()
    {
        var settled = PayoutCalculation.Settle(PayerBudget.Shared("510703", "公卫", 1_000), [Earned("t2", 300), Earned("t1", 500)]);
        Assert.Equal([("t1", 500), ("t2", 300)], settled.Lines.Select(line => (line.Earned.Team, line.PaidFen)));
        Assert.Equal([new BalanceLine(BalanceKind.Surplus, null, 200)], settled.Balances);
        Assert.Empty(Reconciliation.Check(settled));
    }

    [Fact]
    public void When_the_budget_is_exact_there_is_neither_surplus_nor_shortfall() =>
        Assert.Empty(PayoutCalculation.Settle(PayerBudget.Shared("u", "公卫", 800), [Earned("t1", 500), Earned("t2", 300)]).Balances);

    [Fact]
    public void A_budget_that_is_too_small_is_divided_by_what_was_earned_with_a_shortfall_line_per_team()
    {
        var settled = PayoutCalculation.Settle(
            PayerBudget.Shared("u", "医保", 100), [Earned("t1", 100), Earned("t2", 100), Earned("t3", 100), Earned("t4", 0)]);
        Assert.Equal([34L, 33L, 33L, 0L], settled.Lines.Select(line => line.PaidFen));
        Assert.Equal([("t1", 66L), ("t2", 67L), ("t3", 67L)], settled.Balances.Select(line => (line.Team!, line.AmountFen)));
        Assert.All(settled.Balances, line => Assert.Equal(BalanceKind.Shortfall, line.Kind));
        Assert.Empty(Reconciliation.Check(settled));
    }

    [Fact]
    public void A_teams_part_is_divided_over_its_lines()
    {
        var settled = PayoutCalculation.Settle(
            PayerBudget.Shared("u", "公卫", 100), [Earned("t1", 100, "key"), Earned("t1", 50, "base"), Earned("t2", 50)]);
        Assert.Equal([("base", 25L), ("key", 50L), ("fee", 25L)], settled.Lines.Select(line => (line.Earned.Line, line.PaidFen)));
        Assert.Empty(Reconciliation.Check(settled));
    }

    [Fact]
    public void Nobody_earning_anything_leaves_the_whole_budget()
    {
        var settled = PayoutCalculation.Settle(PayerBudget.Shared("u", "公卫", 700), [Earned("t1", 0)]);
        Assert.Equal(700, settled.SurplusFen);
        Assert.Equal(700, PayoutCalculation.Settle(PayerBudget.Shared("u", "公卫", 700), []).SurplusFen);
    }

    [Fact]
    public void A_receipt_belongs_to_the_team_that_received_it()
    {
        // t1 received more than it earned, t2 less: t1's rest does not pay t2
        var received = PayerBudget.Received("u", "个人", new Dictionary<string, long> { ["t1"] = 120, ["t2"] = 80, ["t3"] = 5 });
        var settled = PayoutCalculation.Settle(received, [Earned("t1", 100), Earned("t2", 100)]);
        Assert.Equal([100L, 80L], settled.Lines.Select(line => line.PaidFen));
        Assert.Equal(
            [new(BalanceKind.Surplus, "t1", 20), new(BalanceKind.Surplus, "t3", 5), new BalanceLine(BalanceKind.Shortfall, "t2", 20)],
            settled.Balances);
        Assert.Empty(Reconciliation.Check(settled));
    }

    [Fact]
    public void A_team_without_a_receipt_is_paid_nothing_from_receipts()
    {
        var settled = PayoutCalculation.Settle(PayerBudget.Received("u", "个人", new Dictionary<string, long>()), [Earned("t1", 100)]);
        Assert.Equal((0, 100), (settled.PaidFen, settled.ShortfallFen));
    }

    // D13: the payment waits, but the amount stays known and the budget reserved
    [Fact]
    public void A_vetoed_team_keeps_its_amount_marked_as_suspended()
    {
        var settled = PayoutCalculation.Settle(
            PayerBudget.Shared("u", "公卫", 1_000), [EarnedLine.Of("t1", "fee", new Heads(1), 400, 1, suspended: true), Earned("t2", 300)]);
        Assert.Equal((700, 400, 300), (settled.PaidFen, settled.SuspendedFen, settled.SurplusFen));
    }

    [Fact]
    public void A_line_that_comes_twice_is_refused() => Assert.Throws<ArgumentException>(
        () => PayoutCalculation.Settle(PayerBudget.Shared("u", "公卫", 1_000), [Earned("t1", 1), Earned("t1", 2)]));

    [Fact]
    public void Negative_money_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PayerBudget.Shared("u", "公卫", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayerBudget.Received("u", "个人", new Dictionary<string, long> { ["t"] = -1 }));
    }
}
