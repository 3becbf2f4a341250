using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

public class ExplanationTests
{
    [Fact]
    public void A_measure_is_explained_from_its_rule_to_its_rounding()
    {
        var measure = new Measure("fulfilment", "履约率", 10, "fulfilment", new AtLeast(0.6m)) { FileLine = 21 };
        var scheme = Scheme(measure) with { SourceFile = "schemes/example.yaml" };
        Assert.Equal(
            [
                "履约率:完成值达到 0.6 得满分,未达到的按 完成值 ÷ 0.6 的比例得分",
                "完成值 = 分子 ÷ 分母 = 1 ÷ 3 ≈ 0.333333",
                "完成值未达到目标值,按比例得分",
                "得分 = 分值 × 完成值 ÷ 目标值",
                "= 10 × (1 ÷ 3) ÷ 0.6",
                "= 5.555556(四舍五入,保留 6 位小数)",
                "schemes/example.yaml:21",
            ],
            Scorer.Score(scheme, Values(("fulfilment", 1, 3))).Roots[0].Explanation.Lines);
    }

    [Fact]
    public void A_growth_is_explained_with_its_four_numbers()
    {
        var growth = Measure("m", 10, new Linear(0.15m, 0.05m)) with { Kind = ValueKind.Growth };
        var explanation = Scorer.Score(Scheme(growth), Values(("m", 110, 100))).Roots[0].Explanation;
        Assert.Equal("完成值 = 分子 ÷ 分母 − 1 = 110 ÷ 100 − 1 = 0.1", explanation.Value);
        Assert.Equal("分值 × (零分值 − 完成值) ÷ (零分值 − 满分值)", explanation.Formula);
        Assert.Equal("10 × (0.15 − (110 ÷ 100 − 1)) ÷ (0.15 − 0.05)", explanation.Numbers);
    }

    [Fact]
    public void Points_handed_on_are_explained()
    {
        var card = Scorer.Score(Scheme(Measure("a", 40), Measure("b", 60)), Values(("b", 1, 1)));
        Assert.Equal("未报,其分值由同级各项按比例分摊", card.Roots[0].Explanation.Ground);
        Assert.Equal("分值 = 60 × 100 ÷ 60 → 100(同级缺项的分值按比例分摊,尾数按最大余额法)", card.Roots[1].Explanation.Points);
    }

    [Fact]
    public void A_dimension_and_the_total_are_sums_of_their_parts()
    {
        var card = Scorer.Score(Scheme(Dimension("d", Measure("a", 40), Measure("b", 60))), Values(("a", 1, 2), ("b", 1, 1)));
        Assert.Equal(("a + b", "20 + 60", 80m), (card.Roots[0].Explanation.Formula, card.Roots[0].Explanation.Numbers, card.Roots[0].Explanation.Result));
        Assert.Equal(("d", "80", 80m), (card.Explanation.Formula, card.Explanation.Numbers, card.Explanation.Result));
    }

    [Fact]
    public void Nothing_to_score_is_explained_too() =>
        Assert.Equal("无得分", Scorer.Score(Scheme(Measure("a", 100)), Values()).Explanation.Lines[^1]);

    // the formula with its numbers is computed again here, from its text: what is printed is what was scored; the tolerance is the
    // rounding at six places and a little more, because the text is divided step by step where the score is divided once
    [Fact]
    public void The_printed_numbers_come_to_the_score() => Laws.Hold(
        Cases.SchemesWithValues,
        both => Scorer.Score(both.Scheme, both.Values).AllNodes().All(node =>
            node.Explanation is var told
            && told.Result == node.Score
            && (told.Numbers is null || Math.Abs(Calculator.Evaluate(told.Numbers) - node.Score!.Value) < 0.00000050001m)));
}
