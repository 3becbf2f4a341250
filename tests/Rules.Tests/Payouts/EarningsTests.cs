using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

/// <summary>What each kind of payout rule comes to.</summary>
public class EarningsTests
{
    [Theory]
    [InlineData(PayoutBasis.YearEnd, 1_665, 1_165_500)]
    [InlineData(PayoutBasis.ContractMonths, 1_665, 97_125)]
    public void Heads_by_price(PayoutBasis basis, int quantity, long expected) =>
        Assert.Equal(expected, Earn(new PerHead(basis, "heads", 700), Team("t", 100, ("heads", quantity, 1))));

    // domain.md 1.1: 50, 80, 100 yuan; literally 合格 is the single point 60 (1.8)
    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 5_000)]
    [InlineData(61, 8_000)]
    [InlineData(80, 8_000)]
    [InlineData(81, 10_000)]
    [InlineData(91, 10_000)]
    public void Heads_by_grade_at_the_literal_ends(int total, long expected)
    {
        Band[] bands = [new("不合格", 0, true, 60, false, null), new("合格", 60, true, 60, true, null), new("良", 60, false, 80, true, null), new("优", 80, false, 100, true, null)];
        var rule = new PerHeadByGrade(PayoutBasis.YearEnd, "heads", [new("不合格", 0), new("合格", 5_000), new("良", 8_000), new("优", 10_000)]);
        Assert.Equal(expected, Earn(rule, Team("t", total, bands, ("heads", 1, 1))));
    }

    // domain.md 2.3: a 70-year-old hypertensive diabetic is one key person and three group members
    [Fact]
    public void Whoever_is_in_several_groups_is_paid_once_at_the_highest_price()
    {
        var rule = new PerHeadByGroup(PayoutBasis.YearEnd, [new("elderly", 1_000), new("hypertension", 3_000), new("diabetes", 6_000)]);
        var team = Team("t", 100, ("elderly", 5, 1), ("elderly+hypertension+diabetes", 2, 1), ("disabled+elderly", 1, 1), ("disabled", 9, 1));
        Assert.Equal((5 * 1_000) + (2 * 6_000) + 1_000, Earn(rule, team));
    }

    // domain.md 1.5: 10 yuan per signed person and month
    [Fact]
    public void Months_by_price() => Assert.Equal(19_980_000, Earn(new Capitation("months", 1_000), Team("t", 100, ("months", 19_980, 1))));

    // domain.md 0.3: what was accepted, capped at what was due
    [Fact]
    public void Accepted_items_by_unit_price_and_quality()
    {
        var rule = new PerService([new("follow_up", 2_000), new("visit", 5_000)], "m");
        var team = Team("t", 80, ("follow_up", 130, 100), ("visit", 7, 10));
        Assert.Equal((long)(((100 * 2_000) + (7 * 5_000)) * 0.8m), Earn(rule, team));
    }

    [Fact]
    public void A_receipt_is_the_amount_received_by_the_coefficient() =>
        Assert.Equal(90_000, Earn(new Received(), Team("t", 85, ("received", 100_000, 1))));

    [Fact]
    public void A_line_that_does_not_follow_the_score_is_paid_in_full() =>
        Assert.Equal(200, Earnings.Of(Line(new PerHead(PayoutBasis.YearEnd, "heads", 200)) with { ScoreLinked = false }, [Team("t", 10, ("heads", 1, 1))])[0].EarnedFen);

    [Fact]
    public void A_price_that_is_left_to_the_data_is_not_guessed() => Assert.Throws<InvalidOperationException>(
        () => Earn(new PerHead(PayoutBasis.YearEnd, "heads"), Team("t", 100, ("heads", 1, 1))));

    [Fact]
    public void Half_a_head_is_refused() => Assert.Throws<InvalidOperationException>(
        () => Earn(new PerHead(PayoutBasis.YearEnd, "heads", 1), Team("t", 100, ("heads", 0.5m, 1))));

    // domain.md 1.7, scheme B: rounding each share pays 10,000.01
    [Fact]
    public void A_pool_is_shared_to_the_last_fen()
    {
        var scheme = Scheme(Measure("m", 100)) with { Continuous = new(0, 0.85m) };
        Payee[] teams = [Team("a", 84, scheme, ("points", 100, 1)), Team("b", 85, scheme, ("points", 100, 1)), Team("c", 100, scheme, ("points", 100, 1))];
        var earned = Earnings.Of(Line(new Pool("points", 1_000_000)), teams);
        Assert.Equal([295_774L, 352_113L, 352_113L], earned.Select(line => line.EarnedFen));
        Assert.Equal(1_000_000, earned.Sum(line => line.EarnedFen));
    }

    [Fact]
    public void A_reward_fund_goes_to_the_best_grades_and_never_to_the_vetoed()
    {
        var scheme = Scheme(Measure("m", 100)) with { Bands = Bands, Adjustments = new([new("fraud", "弄虚作假", AdjustmentKind.Veto, 0)]) };
        Payee[] teams =
        [
            Team("a", 95, scheme, ("heads", 1, 1)), Team("b", 91, scheme, ("heads", 2, 1)), Team("c", 89, scheme, ("heads", 5, 1)),
            new("d", Scorer.Score(scheme, Values(("m", 99, 100)), [new("fraud", "F-1")]), Values(("heads", 9, 1))),
        ];
        Assert.Equal([33L, 67L, 0L, 0L], Earnings.Of(Line(new RewardFund(["优秀"], "heads", 100)), teams).Select(line => line.EarnedFen));
        Assert.Equal([50L, 50L, 0L, 0L], Earnings.Of(Line(new RewardFund(["优秀"], null, 100)), teams).Select(line => line.EarnedFen));
    }

    static long Earn(PayoutRule rule, Payee team)
    {
        Assert.Empty(rule.Faults());
        return Earnings.Of(Line(rule), [team])[0].EarnedFen;
    }

    internal static PayoutLine Line(PayoutRule rule, string payer = "公卫", string line = "base") => new(payer, line, line, rule, payer, BudgetKind.Budget, SurplusDestination.CarriedOver);

    internal static Payee Team(string key, int total, params (string, decimal, decimal)[] quantities) => Team(key, total, Bands, quantities);

    static Payee Team(string key, int total, Band[] bands, params (string, decimal, decimal)[] quantities) =>
        Team(key, total, Scheme(Measure("m", 100)) with { Bands = bands }, quantities);

    static Payee Team(string key, int total, Scheme scheme, params (string, decimal, decimal)[] quantities) =>
        new(key, Scorer.Score(scheme, Values(("m", total, 100))), Values(quantities));
}
