using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;
using static FamilyDoctor.Analytics.Rules.Tests.Payouts.EarningsTests;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

/// <summary>A scheme's payout from end to end: settled, advances set off, divided, addressed.</summary>
public class PayoutPlanTests
{
    static readonly PerHead Seven = new(PayoutBasis.YearEnd, "heads", 700);

    // domain.md 1.7, 绵阳: 1,665 × 10 = 16,650 to the team (11,655 + 4,995) + 3,330 to the hospital
    [Fact]
    public void The_mianyang_fee()
    {
        var scheme = Paying(
            Line(Seven) with { ScoreLinked = false }, Line(Seven with { PriceFen = 300 }, "医保") with { ScoreLinked = false },
            Line(Seven with { PriceFen = 200 }, "公卫", "guidance") with { ScoreLinked = false, Recipient = Recipient.AllianceHospital });
        var mapped = Team("t1", 0, ("heads", 1_665, 1)) with { Hospital = "h1" };
        Assert.Equal(
            [new("t1", "公卫", "base", 1_165_500), new("t1", "医保", "base", 499_500), new("h1", "公卫", "guidance", 333_000)],
            PayoutPlan.Of(scheme, [mapped]));
        Assert.Equal(new("t1", "公卫", "guidance.unmapped", 333_000), PayoutPlan.Of(scheme, [mapped with { Hospital = null }])[^1]);
    }

    [Fact]
    public void An_advance_is_set_off_and_too_much_of_it_carried()
    {
        var scheme = Paying(Line(Seven) with { PrepaidShare = 0.7m });
        Assert.Equal(
            [("base.prepaid", 49_000L), ("base.balance", 21_000L)], Parts(scheme, Team("t", 95, ("heads", 100, 1))));
        Assert.Equal(
            [("base.prepaid", 49_000L), ("base.carried", -7_000L)], Parts(scheme, Team("t", 65, ("heads", 100, 1))));
    }

    // 国卫基层发〔2018〕35号: at least 70 % to the team, the odd fen included
    [Fact]
    public void The_teams_share_is_never_below_what_is_declared()
    {
        var scheme = Paying(Line(Seven with { PriceFen = 1 }) with { TeamShare = new(0.7m) });
        Assert.Equal([("base.team", 71L), ("base.institution", 30L)], Parts(scheme, Team("t", 100, ("heads", 101, 1))));
        Assert.Equal(
            "“base”:团队分配比例为 0.69,应在下限 0.7 到 1 之间",
            SchemeValidation.Check(Paying(Line(Seven) with { TeamShare = new(0.69m) }), ["m"]).Single().Message);
    }

    [Fact]
    public void A_vetoed_teams_payment_is_listed_as_suspended()
    {
        var scheme = Paying(Line(Seven)) with { Adjustments = new([new("fraud", "弄虚作假", AdjustmentKind.Veto, 0)]) };
        var card = Scorer.Score(scheme, Values(("m", 1, 1)), [new("fraud", "F-1")]);
        Assert.Equal([("base.suspended", 70_000L)], Parts(scheme, new Payee("t", card, Values(("heads", 100, 1)))));
    }

    [Fact]
    public void A_budget_that_is_too_small_is_shared_over_the_lines_that_draw_on_it()
    {
        var scheme = Paying(Line(Seven), Line(Seven, "公卫", "key"));
        var entries = PayoutPlan.Of(scheme, [Team("b", 100, ("heads", 1, 1)), Team("a", 100, ("heads", 1, 1))], new Dictionary<string, long> { ["公卫"] = 1_001 });
        Assert.Equal([251L, 250L, 250L, 250L], entries.Select(entry => entry.AmountFen));
    }

    [Fact]
    public void A_pool_that_nobody_shares_in_stays_a_surplus() => Assert.Contains(
        new PayoutEntry("", "公卫", "base.surplus", 500),
        PayoutPlan.Of(Paying(Line(new Pool("points", 500))), [Team("t", 100, ("points", 0, 1))]));

    // due 70,000: 49,000 were advanced, 21,000 are left to transfer or to set off
    [Theory]
    [InlineData(0, "base.prepaid 49000|base.balance 21000")]
    [InlineData(5_000, "base.prepaid 49000|base.balance 16000|base.offset 5000")]
    [InlineData(30_000, "base.prepaid 49000|base.balance 0|base.offset 21000")]
    public void An_earlier_overpayment_is_set_off_against_what_is_left(long brought, string expected)
    {
        var line = Line(Seven) with { PrepaidShare = 0.7m };
        var payee = Team("t", 95, ("heads", 100, 1));
        var earned = Earnings.Of(line, [payee])[0];
        Assert.Equal(expected, string.Join('|', PayoutPlan.Entries(line, earned, earned.EarnedFen, payee, brought).Select(entry => $"{entry.Line} {entry.AmountFen}")));
    }

    [Fact]
    public void What_is_set_off_is_no_transfer_and_is_not_divided()
    {
        var line = Line(Seven) with { TeamShare = new(0.7m) };
        var payee = Team("t", 100, ("heads", 100, 1));
        var earned = Earnings.Of(line, [payee])[0];
        Assert.Equal(
            "base.team 42000|base.institution 18000|base.offset 10000",
            string.Join('|', PayoutPlan.Entries(line, earned, earned.EarnedFen, payee, 10_000).Select(entry => $"{entry.Line} {entry.AmountFen}")));
    }

    [Fact]
    public void Debts_are_carried_into_the_next_settlement_and_out_again()
    {
        Assert.Equal(new Carried(0, 70), Carried.Of(430, 500));
        Assert.Equal(new Carried(330, 0), Carried.Of(400, 0, carriedInFen: 70));
        Assert.Equal(new Carried(0, 20), Carried.Of(50, 0, carriedInFen: 70));
    }

    static Scheme Paying(params PayoutLine[] lines) => Scheme(Measure("m", 100)) with { Bands = Bands, PayoutLines = lines };

    static IEnumerable<(string, long)> Parts(Scheme scheme, Payee payee) => PayoutPlan.Of(scheme, [payee]).Select(entry => (entry.Line, entry.AmountFen));
}
