using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Schemes;

public class SchemeValidationTests
{
    static readonly Scheme Good = Scheme(Dimension("quality", Measure("a", 60), Measure("b", 40))) with { Bands = Bands };

    static readonly PayoutLine Line = new("公卫", "base", "基本服务费", new PerHead(PayoutBasis.YearEnd, "resident"), "公卫", BudgetKind.Budget, SurplusDestination.Returned);

    [Fact]
    public void A_good_scheme_has_no_faults() => Assert.Empty(SchemeValidation.Check(Good, ["a", "b"]));

    [Fact]
    public void Points_that_do_not_add_up_to_the_declared_sum() =>
        Expect(Good with { DeclaredSum = 90, Bands = [] }, "", "各项分值之和为 100,应等于声明的总分 90");

    [Fact]
    public void Points_that_do_not_add_up_to_their_dimension() => Expect(
        Good with { Roots = [new Dimension("quality", "服务质量", 100, [Measure("a", 60), Measure("b", 30)])] },
        "quality", "各项分值之和为 90,应等于维度“服务质量”的分值 100");

    [Fact]
    public void A_dimension_without_children() => Expect(
        Good with { Roots = [new Dimension("quality", "服务质量", 100, [])] }, "quality", "维度“服务质量”的分值为 100,其下却没有任何项");

    [Fact]
    public void A_key_used_twice() =>
        Expect(Scheme(Measure("a", 60), Measure("b", 30), Measure("a", 10) with { FileLine = 12 }), "a", "编号“a”用了 2 次,应只用一次", 12);

    [Fact]
    public void A_key_that_results_use_themselves() =>
        Expect(Scheme(Measure("total", 100) with { Indicator = "a" }), "total", "编号“total”为系统保留,请改用其他编号");

    [Fact]
    public void An_unknown_indicator() =>
        Expect(Scheme(Dimension("quality", Measure("c", 100))), "quality/c.indicator", "“c”引用的指标“c”不存在");

    [Fact]
    public void Points_of_zero() =>
        Expect(Scheme(Measure("a", 100), Measure("b", 0)), "b.points", "“b”的分值为 0,应大于 0");

    [Fact]
    public void Points_finer_than_the_rounding() => Expect(
        Scheme(Measure("a", 99.5m) with { Rounding = new(0) }, Measure("b", 0.5m)), "a.points", "“a”的分值为 99.5,应不多于取整所用的 0 位小数");

    [Fact]
    public void A_target_that_is_missing() =>
        Expect(Scheme(Measure("a", 100, new AtLeast(0))), "a.rule", "“a”:目标值为 0,应大于 0");

    // D11: b ≤ 0 is an error of definition
    [Fact]
    public void At_most_zero() =>
        Expect(Scheme(Measure("a", 100, new AtMost(0))), "a.rule", "“a”:目标值为 0,应大于 0(增幅类指标请用 linear)");

    [Fact]
    public void A_straight_line_without_length() =>
        Expect(Scheme(Measure("a", 100, new Linear(0.05m, 0.05m))), "a.rule", "“a”:满分值与零分值同为 0.05,两者应不同");

    [Fact]
    public void Steps_with_a_gap() => Expect(
        Scheme(Measure("a", 100, new Steps([new(new(null, false, 4, false), 0), new(new(5, true, null, false), 100)]))),
        "a.rule", "“a”:分档“0 分” (−∞, 4) 与“100 分” [5, +∞) 之间有空缺");

    [Fact]
    public void A_step_worth_more_than_its_measure() => Expect(
        Scheme(Measure("a", 100, new Steps([new(new(null, false, 4, false), 0), new(new(4, true, null, false), 101)]))),
        "a.rule", "“a”:档次 [4, +∞) 得 101 分,应在 0 到该项分值 100 之间");

    [Fact]
    public void Steps_that_rise_and_fall() => Expect(
        Scheme(Measure("a", 100, new Steps(
            [new(new(null, false, 4, false), 0), new(new(4, true, 6, false), 100), new(new(6, true, null, false), 50)]))),
        "a.rule", "“a”:各档得分随完成值时升时降,应只升或只降");

    [Fact]
    public void Bands_with_a_gap() => Expect(
        Good with { Bands = [.. Bands.Where(band => band.Label != "中等")] }, "bands", "分档“合格” [60, 70) 与“良好” [80, 90) 之间有空缺");

    [Fact]
    public void A_better_grade_that_pays_less() => Expect(
        Good with { Bands = [new("低", 0, true, 60, false, 1), new("高", 60, true, 100, true, 0.5m)] },
        "bands", "等次“高”的系数 0.5 低于较低等次“低”的 1,得分升高不应少付");

    [Fact]
    public void A_validity_that_is_reversed() => Expect(
        Good with { ValidTo = new(2024, 12, 31) }, "valid_to", "有效期颠倒:2025-01-01 至 2024-12-31,止日应不早于起日");

    [Fact]
    public void A_scheme_without_a_source() =>
        Expect(Good with { Source = new(" ", "", Certainty.Example) }, "source.document", "依据文件为空,应写明文件名称与文号");

    [Fact]
    public void A_payout_line_without_a_basis() => Expect(
        Good with { PayoutLines = [Line with { Rule = new PerHead(PayoutBasis.Undeclared, "resident"), FileLine = 40 }] },
        "payout/公卫/base.basis", "“基本服务费”:未写结算人数口径,应为 year_end(年末在签)或 contract_months(签约人月)", 40);

    [Fact]
    public void A_payout_line_that_does_not_say_where_the_rest_goes() => Expect(
        Good with { PayoutLines = [Line with { Surplus = SurplusDestination.Undeclared }] },
        "payout/公卫/base.surplus_to", "“基本服务费”:未写考核结余去向,应为 奖励基金、结转 或 收回");

    [Fact]
    public void A_payout_line_that_comes_twice() =>
        Expect(Good with { PayoutLines = [Line, Line] }, "payout/公卫/base", "支付方“公卫”的费用项“base”重复");

    [Fact]
    public void Payment_by_score_without_grades() =>
        Expect(Good with { Bands = [], PayoutLines = [Line] }, "bands", "发放与得分挂钩,却没有等次,应写明等次与系数");

    [Fact]
    public void A_tie_breaker_that_is_not_in_the_scheme() =>
        Expect(Good with { RankingRule = new("c") }, "ranking.tie_breaker", "同分排序依据“c”不是本方案的指标或节点");

    [Fact]
    public void A_rule_that_runs_against_its_indicator() =>
        Assert.Equal(
            [new("a.rule", "“a”的计分方向为越低越好,指标“次均费用”声明的是越高越好")],
            SchemeValidation.Check(Scheme(Measure("a", 100, new AtMost(1))), [Known("a", "次均费用", ValueKind.Share)]));

    [Fact]
    public void A_kind_that_differs_from_the_indicators() =>
        Assert.Equal(
            [new("a.kind", "“a”按 Share 取值,指标“次均费用增幅”声明的是 Growth")],
            SchemeValidation.Check(Scheme(Measure("a", 100)), [Known("a", "次均费用增幅", ValueKind.Growth)]));

    [Fact]
    public void All_faults_are_listed_at_once() => Assert.Equal(
        3,
        SchemeValidation.Check(Good with { Title = "", DeclaredSum = 90, Bands = [] }, ["a"]).Count);

    [Fact]
    public void Two_schemes_for_the_same_thing_at_the_same_time()
    {
        var next = Good with { Id = "next", ValidFrom = new(2025, 12, 31), ValidTo = new(2026, 12, 31) };
        Assert.Equal(
            [new("next", "与方案“example”用途、层级、范围相同而有效期重叠(2025-01-01 至 2025-12-31 与 2025-12-31 至 2026-12-31),同一时期应只有一个")],
            SchemeValidation.CheckTogether([Good, next]));
        Assert.Empty(SchemeValidation.CheckTogether([Good, next with { Scope = "510703" }]));
        Assert.Empty(SchemeValidation.CheckTogether([Good, next with { ValidFrom = new(2026, 1, 1) }]));
    }

    [Fact]
    public void Two_schemes_that_would_spend_one_budget_twice()
    {
        var one = Good with { PayoutLines = [Line] };
        var two = one with { Id = "next", Level = SchemeLevel.Institution };
        Assert.Equal(
            [new("next", "与方案“example”都用筹资方“公卫”的预算,同一笔钱会付两次;请用 budget_payer 写明各用哪一笔")], SchemeValidation.CheckTogether([one, two]));
        Assert.Empty(SchemeValidation.CheckTogether([one, two with { PayoutLines = [Line with { BudgetPayer = "财政" }] }]));
        Assert.Empty(SchemeValidation.CheckTogether([one, two with { Status = SchemeStatus.Draft }]));
        Assert.Empty(SchemeValidation.CheckTogether([one with { Scope = "510703" }, two with { Scope = "510704" }]));
        // a unit's own scheme takes the unit out of the city's: they never meet
        Assert.Empty(SchemeValidation.CheckTogether([one, one with { Id = "next", Scope = "510703" }]));
    }

    static IndicatorDefinition Known(string key, string title, ValueKind kind) =>
        new(key, title, IndicatorTime.Flow, IndicatorUnit.Person, kind, Direction.HigherIsBetter);

    static void Expect(Scheme scheme, string path, string message, int? line = null) =>
        Assert.Equal([new(path, message, line)], SchemeValidation.Check(scheme, ["a", "b"]));
}
