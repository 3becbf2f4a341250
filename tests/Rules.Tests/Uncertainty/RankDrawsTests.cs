using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Uncertainty;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Uncertainty;

public sealed class RankDrawsTests
{
    const int Teams = 80, Draws = 200;

    static readonly (string Indicator, double Points, double Mean, double Strength, int Cases)[] Measures =
        [("a", 40, 0.7, 30, 300), ("b", 30, 0.5, 15, 120), ("c", 30, 0.85, 60, 900)];

    [Fact]
    public void Ninety_percent_intervals_hold_the_true_rank_of_about_ninety_percent_of_the_teams()
    {
        var random = new MersenneTwister(20251);
        var (held, all) = (0, 0);
        for (var city = 0; city < 12; city++)
        {
            var truth = Enumerable.Range(0, Teams).Select(_ => Measures.Select(measure =>
                Beta.Sample(random, measure.Mean * measure.Strength, (1 - measure.Mean) * measure.Strength)).ToArray()).ToArray();
            var candidates = truth.Select((shares, team) => new RankCandidate($"{team:000}", Observed(shares, random))).ToList();
            var intervals = Intervals(candidates, city);
            var trueTotals = truth.Select(shares => shares.Zip(Measures, (share, measure) => share * measure.Points).Sum()).ToArray();
            for (var team = 0; team < Teams; team++)
            {
                var rank = 1 + trueTotals.Count(total => total > trueTotals[team]);
                held += intervals[team].Best <= rank && rank <= intervals[team].Worst ? 1 : 0;
                all++;
            }
        }

        Assert.InRange((double)held / all, 0.86, 0.95);
    }

    [Fact]
    public void Many_cases_leave_little_doubt_and_few_leave_much()
    {
        RankCandidate[] candidates = [.. Enumerable.Range(0, 40).Select(i => new RankCandidate($"{i:00}", new Dictionary<string, IndicatorValue>
        {
            ["a"] = i % 2 == 0 ? IndicatorValue.Of(20_000 + (i * 100), 40_000) : IndicatorValue.Of(8 + (i / 5), 20),
        }))];
        var intervals = Intervals(candidates, 1);
        Assert.InRange(intervals.Where((_, i) => i % 2 == 0).Average(interval => interval.Worst - interval.Best), 0, 14);
        Assert.InRange(intervals.Where((_, i) => i % 2 == 1).Average(interval => interval.Worst - interval.Best), 15, 40);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals_in_any_order_of_candidates_and_draws()
    {
        var random = new MersenneTwister(3);
        var candidates = Enumerable.Range(0, 20).Select(i => new RankCandidate($"{i:00}", Observed([0.6, 0.5, 0.8], random))).ToList();
        var draws = new RankDraws(candidates, ["a", "b", "c"], Total, 5);
        var other = new RankDraws(Enumerable.Reverse(candidates), ["c", "b", "a"], Total, 5);
        var numbers = Enumerable.Range(0, 50).ToList();
        Assert.Equal(
            draws.Intervals([.. numbers.Select(draws.Draw)], 0.9),
            other.Intervals([.. Enumerable.Reverse(numbers).Select(other.Draw)], 0.9));
    }

    [Fact]
    public void Values_that_are_no_shares_stay_as_they_are()
    {
        RankCandidate[] candidates = [.. Enumerable.Range(0, 5).Select(i => new RankCandidate($"{i}", new Dictionary<string, IndicatorValue> { ["cost"] = IndicatorValue.Of(i, 10) }))];
        var draws = new RankDraws(candidates, [], values => values["cost"].Rate, 1);
        Assert.Equal([5, 4, 3, 2, 1], draws.Draw(7));
    }

    [Fact]
    public void A_rate_above_one_stays_as_it_is()
    {
        RankCandidate[] candidates = [.. new[] { 11, 5, 4 }.Select((signed, i) => new RankCandidate($"{i}", new Dictionary<string, IndicatorValue> { ["coverage"] = IndicatorValue.Of(signed, 10) }))];
        var draws = new RankDraws(candidates, ["coverage"], values => values["coverage"].Rate, 1);
        Assert.All(Enumerable.Range(0, 20), number => Assert.Equal(1, draws.Draw(number)[0]));
    }

    [Fact]
    public void Equal_totals_share_a_rank()
    {
        RankCandidate[] candidates = [.. Enumerable.Range(0, 3).Select(i => new RankCandidate($"{i}", new Dictionary<string, IndicatorValue>()))];
        var draws = new RankDraws(candidates, [], _ => 80, 1);
        Assert.Equal([1, 1, 1], draws.Draw(0));
    }

    static IReadOnlyList<RankInterval> Intervals(IReadOnlyList<RankCandidate> candidates, int seed)
    {
        var draws = new RankDraws(candidates, Measures.Select(measure => measure.Indicator), Total, seed);
        return draws.Intervals([.. Enumerable.Range(0, Draws).Select(draws.Draw)], 0.90);
    }

    static decimal? Total(IReadOnlyDictionary<string, IndicatorValue> values) =>
        Measures.Sum(measure => values.TryGetValue(measure.Indicator, out var value) ? value.Rate!.Value * (decimal)measure.Points : 0);

    static Dictionary<string, IndicatorValue> Observed(double[] shares, Random random) => Measures.Zip(shares, (measure, share) =>
    {
        // sizes differ four-fold, as teams' do
        var cases = (int)(measure.Cases * Math.Exp((random.NextDouble() - 0.5) * 1.4));
        return (measure.Indicator, Value: IndicatorValue.Of(Binomial.Sample(random, share, cases), cases));
    }).ToDictionary(pair => pair.Indicator, pair => pair.Value);
}
