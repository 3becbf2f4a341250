using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

public class MissingTests
{
    [Fact]
    public void A_missing_measures_points_go_to_its_siblings_in_proportion()
    {
        var card = Scorer.Score(Scheme(Dimension("d", Measure("a", 5), Measure("b", 7), Measure("c", 3)), Measure("e", 85)), Values(("b", 1, 1), ("c", 1, 2), ("e", 1, 1)));
        Assert.Equal("a - 0 未报 | b 10.5 10.5 | c 4.5 2.25 | d 15 12.75 | e 85 85", Table(card, "a", "b", "c", "d", "e"));
        Assert.Equal(97.75m, card.Total);
    }

    [Fact]
    public void A_dimension_that_is_wholly_missing_hands_its_points_to_the_other_dimensions()
    {
        var card = Scorer.Score(
            Scheme(Dimension("d", Measure("a", 20), Measure("b", 20)), Dimension("e", Measure("c", 45)), Dimension("f", Measure("g", 15))), Values(("c", 1, 1), ("g", 0, 9)));
        Assert.Equal("a - 0 未报 | b - 0 未报 | d - 0 未报 | c 75 75 | e 75 75 | g 25 0", Table(card, "a", "b", "d", "c", "e", "g"));
        Assert.Equal(75, card.Total);
    }

    [Fact]
    public void Thirds_still_add_up_to_the_parent()
    {
        var card = Scorer.Score(Scheme(Measure("a", 10), Measure("b", 10), Measure("c", 10), Measure("d", 70)), Values(("a", 1, 1), ("b", 1, 1), ("c", 1, 1)));
        Assert.Equal([33.333334m, 33.333333m, 33.333333m, 0m], card.Roots.Select(node => node.EffectivePoints));
        Assert.Equal(100, card.Total);
    }

    [Fact]
    public void Zero_scores_nothing_and_keeps_its_weight()
    {
        var card = Scorer.Score(Scheme(Measure("a", 40, missing: MissingRule.Zero), Measure("b", 60)), Values(("b", 1, 1)));
        Assert.Equal((0m, 40m, 60m), (card.Roots[0].Score, card.Roots[0].EffectivePoints, card.Total));
    }

    // D17 and D18: what does not apply, or is held up by other senders, is no fault of the team
    [Theory]
    [InlineData(ValueState.NotApplicable)]
    [InlineData(ValueState.Incomplete)]
    public void Zero_punishes_only_what_was_not_reported(ValueState state)
    {
        var values = new Dictionary<string, IndicatorValue> { ["a"] = new(state, 0, 0), ["b"] = IndicatorValue.Of(1, 1) };
        Assert.Equal(100, Scorer.Score(Scheme(Measure("a", 40, missing: MissingRule.Zero), Measure("b", 60)), values).Total);
    }

    [Fact]
    public void Full_scores_all_its_points()
    {
        var card = Scorer.Score(Scheme(Measure("a", 40, missing: MissingRule.Full), Measure("b", 60)), Values(("b", 0, 1)));
        Assert.Equal((40m, 40m), (card.Roots[0].Score, card.Total));
    }

    [Fact]
    public void Not_ranked_scores_the_rest_and_takes_no_part_in_the_ranking()
    {
        var card = Scorer.Score(Scheme(Measure("满意度", 40, missing: MissingRule.NotRanked), Measure("b", 60)), Values(("b", 1, 2)));
        Assert.Equal((50m, "“满意度”未报"), (card.Total, card.UnrankedReason));
    }

    [Fact]
    public void A_denominator_of_zero_is_no_value()
    {
        var card = Scorer.Score(Scheme(Measure("a", 40), Measure("b", 60)), Values(("a", 0, 0), ("b", 1, 1)));
        Assert.Equal("a - 0 分母为 0 | b 100 100", Table(card, "a", "b"));
    }

    [Fact]
    public void A_denominator_below_the_minimum_is_no_value()
    {
        var scheme = Scheme(Measure("a", 40) with { MinDenominator = 30 }, Measure("b", 60));
        Assert.Equal("a - 0 分母小于最小分母 | b 100 100", Table(Scorer.Score(scheme, Values(("a", 29, 29), ("b", 1, 1))), "a", "b"));
        Assert.Equal("a 40 40 | b 60 60", Table(Scorer.Score(scheme, Values(("a", 30, 30), ("b", 1, 1))), "a", "b"));
    }

    [Fact]
    public void Nothing_at_all_has_no_total()
    {
        var card = Scorer.Score(Scheme(Dimension("d", Measure("a", 40), Measure("b", 60))) with { Bands = Bands }, Values());
        Assert.Equal((null, null, null, "无得分"), (card.Total, card.Grade, card.Coefficient, card.UnrankedReason));
    }

    [Fact]
    public void A_dimension_may_score_zero_when_nothing_below_it_was_reported()
    {
        var dimension = Dimension("d", Measure("a", 40)) with { Missing = MissingRule.Zero };
        Assert.Equal(60, Scorer.Score(Scheme(dimension, Measure("b", 60)), Values(("b", 1, 1))).Total);
    }

    static string Table(Scorecard card, params string[] keys) => string.Join(" | ", keys.Select(key => card.Find(key)!).Select(node =>
        node.Score is { } score ? $"{node.Key} {node.EffectivePoints:0.######} {score:0.######}" : $"{node.Key} - {node.EffectivePoints:0.######} {node.Reason}"));
}
