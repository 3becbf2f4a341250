using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>Ways of combining, and what becomes of parts that are missing or too few.</summary>
public class CombiningTests
{
    static readonly Dimension Three = Dimension("d", Measure("a", 10), Measure("b", 20), Measure("c", 30));

    // a is full, b half, c is missing
    [Theory]
    [InlineData(Combining.Sum, "d 40, a 20, b 20, c -")]
    [InlineData(Combining.CappedSum, "d 20, a 10, b 10, c -")]
    [InlineData(Combining.Mean, "d 45, a 10, b 10, c -")]
    [InlineData(Combining.Best, "d 60, a 10, b 10, c -")]
    [InlineData(Combining.Lowest, "d 30, a 10, b 10, c -")]
    public void A_missing_part_is_handed_on_only_by_sums(Combining way, string expected)
    {
        var card = Scorer.Score(Scheme(Three with { Combining = way }), Values(("a", 1, 1), ("b", 1, 2)));
        Assert.Equal(expected, string.Join(", ", card.AllNodes().Select(node => $"{node.Key} {(node.Score is { } score ? $"{score:0.##}" : "-")}")));
    }

    [Fact]
    public void A_weighted_mean_divides_by_the_weights_that_are_there()
    {
        var dimension = Dimension("d", Measure("a", 100) with { Weight = 60 }, Measure("b", 100) with { Weight = 30 }, Measure("c", 100) with { Weight = 10 })
            with
        { Points = 100, Combining = Combining.WeightedMean };
        Assert.Equal(55, Scorer.Score(Scheme(dimension), Values(("a", 1, 2), ("b", 1, 2), ("c", 1, 1))).Total);
        Assert.Equal(Math.Round((30 + 10m) / 70 * 100, 2), Scorer.Score(Scheme(dimension), Values(("a", 1, 2), ("c", 1, 1))).Total);
    }

    [Fact]
    public void A_sum_with_a_cap_stops_at_the_dimensions_points()
    {
        var dimension = Three with { Points = 25, Combining = Combining.CappedSum };
        Assert.Equal(25, Scorer.Score(Scheme(dimension), Values(("a", 1, 1), ("b", 1, 2), ("c", 1, 1))).Total);
        Assert.Equal(20, Scorer.Score(Scheme(dimension), Values(("a", 1, 1), ("b", 1, 2))).Total);
    }

    // domain.md 1.7 and 1.8: a 78-year-old hypertensive has max(10 + 0, 10 + 5) = 15, not 25, and a fourth group is looked at too
    [Fact]
    public void The_best_group_counts_whichever_it_is()
    {
        var groups = Dimension("groups", Group("healthy"), Group("elderly"), Group("maternity"), Group("chronic")) with { Points = 15, Combining = Combining.Best };
        var card = Scorer.Score(
            Scheme(groups), Values(("elderly.exam", 1, 1), ("elderly.visit", 0, 1), ("chronic.exam", 1, 1), ("chronic.visit", 1, 1)));
        Assert.Equal(15, card.Total);
        Assert.Equal("取最高的一项:chronic", card.Roots[0].Explanation.Ground);
    }

    [Fact]
    public void Too_few_parts_leave_the_dimension_without_a_score_and_the_parts_with_theirs()
    {
        var safety = Three with { Points = 60, Combining = Combining.Mean, MinimumParts = 2 };
        var card = Scorer.Score(Scheme(safety, Measure("e", 40)), Values(("a", 1, 2), ("e", 1, 1)));
        Assert.Equal((null, "有得分的项少于最少项数", 5m), (card.Find("d")!.Score, card.Find("d")!.Reason, card.Find("a")!.Score));
        Assert.Equal(100, card.Total);
    }

    [Fact]
    public void Too_few_dimensions_leave_no_total()
    {
        var scheme = Scheme(Measure("a", 50), Measure("b", 50)) with { Combining = Combining.Mean, MinimumParts = 2 };
        var card = Scorer.Score(scheme, Values(("a", 1, 1)));
        Assert.Equal((null, "有得分的项少于最少项数"), (card.Total, card.Reason));
    }

    [Fact]
    public void What_does_not_count_is_scored_and_shown_only()
    {
        var scheme = Scheme(Measure("a", 100), Measure("shown", 10) with { Counted = false }) with { DeclaredSum = 100 };
        var card = Scorer.Score(scheme, Values(("a", 1, 2), ("shown", 1, 1)));
        Assert.Equal((50m, 10m), (card.Total, card.Find("shown")!.Score));
        Assert.Equal(50, Scorer.Score(scheme, Values(("a", 1, 2))).Total);
    }

    // missing: not reported; small: below the minimum or nothing due
    [Theory]
    [InlineData(MissingRule.Zero, 0, "50")]
    [InlineData(MissingRule.Full, 0, "100")]
    [InlineData(MissingRule.Redistribute, 0, "100")]
    [InlineData(MissingRule.Zero, 29, "50")]
    [InlineData(MissingRule.Full, 29, "100")]
    public void What_is_too_small_follows_its_own_rule(MissingRule small, int denominator, string expected)
    {
        var scheme = Scheme(Measure("a", 50) with { MinDenominator = 30, Small = small }, Measure("b", 50));
        Assert.Equal(expected, $"{Scorer.Score(scheme, Values(("a", denominator, denominator), ("b", 1, 1))).Total:0}");
    }

    [Fact]
    public void Too_small_may_mean_not_ranked()
    {
        var scheme = Scheme(Measure("a", 50) with { MinDenominator = 30, Small = MissingRule.NotRanked }, Measure("b", 50));
        Assert.Equal("“a”分母小于最小分母", Scorer.Score(scheme, Values(("a", 9, 9), ("b", 1, 1))).UnrankedReason);
    }

    [Fact]
    public void Dimensions_nest_to_any_depth()
    {
        SchemeNode node = Measure("m", 100, new AtLeast(1));
        for (var depth = 0; depth < 20; depth++)
            node = Dimension($"d{depth}", node);
        Assert.Equal(50, Scorer.Score(Scheme(node), Values(("m", 1, 2))).Total);
    }

    static Dimension Group(string key) => Dimension(key, Measure(key + ".exam", 10, new YesNo()), Measure(key + ".visit", 5, new YesNo()));
}
