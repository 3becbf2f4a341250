using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

public class ScorecardTests
{
    static readonly Scheme Banded = Scheme(Measure("m", 100)) with { Bands = Bands };

    // D12: 89.995 is printed as 90.00 and graded as 90.00
    [Theory]
    [InlineData(89_994, "89.99", "良好", "0.01")]
    [InlineData(89_995, "90.00", "优秀", null)]
    [InlineData(60_000, "60.00", "合格", "10.00")]
    [InlineData(59_990, "59.99", "不达标", "0.01")]
    [InlineData(100_000, "100.00", "优秀", null)]
    [InlineData(0, "0.00", "不达标", "60.00")]
    public void The_total_is_rounded_before_it_is_graded(int numerator, string total, string grade, string? toNext)
    {
        var card = Scorer.Score(Banded, Values(("m", numerator, 100_000)));
        Assert.Equal(
            (total, grade, toNext),
            ($"{card.Total:0.00}", card.Grade, card.PointsToNextBand?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void An_open_lower_end_is_reached_a_hundredth_above_it()
    {
        var fujian = Banded with { Bands = [new("低", 0, true, 80, true, 0.8m), new("优", 80, false, 100, true, 1)] };
        var card = Scorer.Score(fujian, Values(("m", 80, 100)));
        Assert.Equal(("低", 0.01m), (card.Grade, card.PointsToNextBand));
    }

    // D13
    [Fact]
    public void A_veto_keeps_the_score_and_takes_grade_payment_and_rank()
    {
        var scheme = Banded with { Adjustments = new([new("fraud", "弄虚作假", AdjustmentKind.Veto, 0)]) };
        var card = Scorer.Score(scheme, Values(("m", 95, 100)), [new("fraud", "F-2025-17")]);
        Assert.Equal((95m, "不合格", true, "一票否决"), (card.Total, card.Grade, card.PaymentSuspended, card.UnrankedReason));
        Assert.Equal(("优秀", 1m), (card.Band?.Label, card.Coefficient));
    }

    [Fact]
    public void The_tie_breaker_is_an_indicators_value_or_a_nodes_score()
    {
        var scheme = Scheme(Dimension("d", Measure("fulfilment", 40, new AtLeast(0.5m))), Measure("b", 60));
        var values = Values(("fulfilment", 3, 4), ("b", 1, 2));
        Assert.Equal(0.75m, Scorer.Score(scheme with { RankingRule = new("fulfilment") }, values).TieBreaker);
        Assert.Equal(40, Scorer.Score(scheme with { RankingRule = new("d") }, values).TieBreaker);
        Assert.Null(Scorer.Score(scheme with { RankingRule = new("fulfilment") }, Values(("b", 1, 2))).TieBreaker);
        Assert.Null(Scorer.Score(scheme, values).TieBreaker);
    }

    [Fact]
    public void Whoever_has_a_score_and_no_veto_takes_part() =>
        Assert.Null(Scorer.Score(Banded, Values(("m", 1, 2))).UnrankedReason);

    // domain.md 1.8, BOCO: one dimension's weight was applied to the others by copy and paste
    [Theory]
    [InlineData("signing", "15")]
    [InlineData("follow_up", "25")]
    [InlineData("management", "40")]
    [InlineData("satisfaction", "20")]
    public void Each_weight_acts_on_its_own_measure(string key, string points)
    {
        var scheme = Scheme(Measure("signing", 15), Measure("follow_up", 25), Measure("management", 40), Measure("satisfaction", 20));
        var values = scheme.Roots.ToDictionary(node => node.Key, node => IndicatorValue.Of(node.Key == key ? 1 : 0, 1));
        Assert.Equal(points, $"{Scorer.Score(scheme, values).Total:0}");
    }

    [Theory]
    [InlineData(45, 100, 15)]
    [InlineData(59, 100, 1)]
    [InlineData(60, 100, 0)]
    [InlineData(70, 100, 0)]
    [InlineData(0, 7, 5)]
    public void The_gap_counts_persons_up_to_the_target(int numerator, int denominator, int missing)
    {
        var card = Scorer.Score(Scheme(Measure("m", 10, new AtLeast(0.6m))), Values(("m", numerator, denominator)));
        Assert.Equal(missing, card.Roots[0].Gap?.Units);
    }

    [Fact]
    public void The_gap_is_negative_when_there_are_too_many() =>
        Assert.Equal(-5, Scorer.Score(Scheme(Measure("m", 10, new AtMost(0.05m))), Values(("m", 10, 100))).Roots[0].Gap?.Units);

    [Fact]
    public void A_growth_has_no_gap_in_persons()
    {
        var growth = Measure("m", 10, new Linear(0.15m, 0.05m)) with { Kind = ValueKind.Growth };
        var card = Scorer.Score(Scheme(growth), Values(("m", 110, 100)));
        Assert.Equal((5m, null), (card.Roots[0].Score, card.Roots[0].Gap));
    }

    // domain.md 1.7, scheme A: hypertensive, 3 follow-ups of 2.5, no home visit, rating sum 9, all else full = 90.5 → 优
    [Fact]
    public void The_fujian_example_scores_90_point_5()
    {
        var yes = new YesNo();
        var scheme = Scheme(
            Measure("11", 10, yes), Measure("12", 15, yes), Measure("13", 5, yes), Measure("21", 15, yes), Measure("31", 5, yes),
            Measure("32", 10, new Linear(0, 10)), Measure("41", 15, yes),
            Dimension("4", Measure("49", 10, new AtLeast(4)), Measure("410", 5, yes)),
            Measure("51", 10, new Steps(
            [
                new(new(13, true, null, false), 10), new(new(10, true, 13, false), 9), new(new(7, true, 10, false), 8),
                new(new(4, true, 7, false), 7), new(new(null, false, 4, false), 6),
            ])));
        var values = Values(
            ("11", 1, 1), ("12", 1, 1), ("13", 1, 1), ("21", 1, 1), ("31", 1, 1), ("32", 10, 1), ("41", 1, 1), ("49", 3, 1), ("410", 0, 1), ("51", 9, 1));
        Assert.Equal(90.5m, Scorer.Score(scheme, values).Total);
    }
}
