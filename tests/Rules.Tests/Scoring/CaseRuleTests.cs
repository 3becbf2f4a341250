using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>Rules that count cases, compare with peers or with the past, or take points as given.</summary>
public class CaseRuleTests
{
    // domain.md 1.1, item 49: four follow-ups of 2.5, cap 10
    [Theory]
    [InlineData(0, "0")]
    [InlineData(3, "7.5")]
    [InlineData(4, "10")]
    [InlineData(9, "10")]
    public void Two_and_a_half_points_per_follow_up(int cases, string expected) =>
        Expect(new PerCase(2.5m, 0, Direction.HigherIsBetter), cases, expected);

    // domain.md 1.7, item 32: clamp(n − 2, 0, 10); a real system gave 12 for 14 events on first insert (1.8)
    [Theory]
    [InlineData(2, "0")]
    [InlineData(7, "5")]
    [InlineData(14, "10")]
    public void A_point_per_event_from_the_third_on(int cases, string expected) =>
        Expect(new PerCase(1, 2, Direction.HigherIsBetter), cases, expected);

    [Theory]
    [InlineData(0, "10")]
    [InlineData(1, "7")]
    [InlineData(4, "0")]
    public void Three_points_off_per_complaint(int cases, string expected) => Expect(new PerCase(3, 0, Direction.LowerIsBetter), cases, expected);

    [Fact]
    public void Points_per_case_follow_redistributed_points()
    {
        var card = Scorer.Score(Scheme(Measure("a", 10, new PerCase(2.5m, 0, Direction.HigherIsBetter)), Measure("b", 10)), Values(("a", 3, 1)));
        Assert.Equal(15, card.Total);
    }

    // domain.md 1.7, scheme C: 0, 10, 30 → mean over non-zero 20 → 0, 50, 100 (150 capped); with zeros the bar is 13.33 (1.8)
    [Theory]
    [InlineData(false, "0 50 100")]
    [InlineData(true, "0 75 100")]
    public void Relative_to_the_mean_of_peers(bool countZeros, string expected)
    {
        var scheme = Scheme(Measure("m", 100, new RelativeToMean(countZeros, Direction.HigherIsBetter)));
        Assert.Equal(expected, string.Join(' ', Totals(scheme, 0, 10, 30).Select(total => $"{total:0.##}")));
    }

    [Fact]
    public void Less_than_the_mean_is_better_for_costs()
    {
        var scheme = Scheme(Measure("m", 100, new RelativeToMean(true, Direction.LowerIsBetter)));
        Assert.Equal([66.67m, 100m, 100m], Totals(scheme, 30, 20, 10));
    }

    [Fact]
    public void Nobody_above_zero_scores_zero()
    {
        var scheme = Scheme(Measure("m", 100, new RelativeToMean(false, Direction.HigherIsBetter)));
        Assert.Equal([0m, 0m], Totals(scheme, 0, 0));
    }

    [Fact]
    public void A_relative_measure_without_peers_stops_the_scoring() => Assert.Throws<InvalidOperationException>(
        () => ScoreOf(new RelativeToMean(true, Direction.HigherIsBetter), 10, 1, 1));

    // 42 CFR 412.165, whole points: rounding down is “half up of 9x + 0.5” and “of 10y − 0.5”
    [Theory]
    [InlineData("0.880237", "0.856752", "7")]
    [InlineData("0.887868", "0.9", "10")]
    [InlineData("0.869247", null, "1")]
    [InlineData("0.869246", null, "0")]
    [InlineData("0.869246", "0.856752", "4")]
    [InlineData("0.85", "0.86", "0")]
    public void Attainment_or_improvement_in_whole_points(string value, string? baseline, string expected)
    {
        var measure = Measure("m", 10, new AttainmentOrImprovement(0.869247m, 0.887868m)) with { Rounding = new(0, MidpointRounding.ToZero), Kind = ValueKind.Mean };
        var values = new Dictionary<string, IndicatorValue> { ["m"] = IndicatorValue.Of(Number(value), 1) with { Baseline = baseline is null ? null : Number(baseline) } };
        Assert.Equal(Number(expected), Scorer.Score(Scheme(measure), values).Roots[0].Score);
    }

    [Fact]
    public void A_benchmark_below_the_threshold_rewards_small_values()
    {
        var rule = new AttainmentOrImprovement(0.589m, 0);
        Assert.False(rule.RewardsMore);
        Assert.Equal([10m, 1m, 0m], new[] { 0m, 0.589m, 0.59m }.Select(value => ScoreOf(rule, 10, value, 1)!.Value));
    }

    [Fact]
    public void Given_points_are_taken_as_they_are_and_never_cut()
    {
        Assert.Equal(7.5m, ScoreOf(new PointsGiven(), 10, 7.5m, 1));
        Assert.Throws<InvalidOperationException>(() => ScoreOf(new PointsGiven(), 10, 10.5m, 1));
        Assert.Throws<InvalidOperationException>(() => ScoreOf(new PointsGiven(), 10, -1, 1));
    }

    static List<decimal?> Totals(Scheme scheme, params int[] values)
    {
        var everyone = values.Select(value => Values(("m", value, 1))).ToArray();
        var peers = PeerMeans.Of(scheme, everyone);
        return [.. everyone.Select(each => Scorer.Score(scheme, each, peers: peers).Total)];
    }

    static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static void Expect(ScoringRule rule, int cases, string expected)
    {
        Assert.Empty(rule.Faults(10));
        Assert.Equal(Number(expected), ScoreOf(rule, 10, cases, 1));
    }
}
