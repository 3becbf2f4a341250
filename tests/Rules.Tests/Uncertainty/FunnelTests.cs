using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Uncertainty;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Uncertainty;

public sealed class FunnelTests
{
    [Fact]
    public void Where_chance_alone_is_at_work_few_lie_outside()
    {
        var funnel = Drawn(spread: 0, teams: 4000);
        Assert.InRange(funnel.Dispersion, 0.6, 0.76);
        Assert.InRange(funnel.Between, 0, 0.01);
        Assert.InRange(Outside(funnel, 0.95), 0.03, 0.07);
        Assert.InRange(Outside(funnel, 0.998), 0, 0.006);
    }

    [Fact]
    public void Differences_between_all_teams_widen_the_limits_instead_of_flagging_everyone()
    {
        var funnel = Drawn(spread: 0.08, teams: 4000);
        Assert.InRange(funnel.Between, 0.06, 0.09);
        Assert.InRange(Outside(funnel, 0.998), 0, 0.02);
        // with the limits of chance alone a third would be outside
        var chance = funnel.Points.Count(point => Math.Abs(point.Share - funnel.Common) > 3.09 * Math.Sqrt(funnel.Common * (1 - funnel.Common) / point.Cases));
        Assert.InRange((double)chance / funnel.Points.Count, 0.2, 0.7);
    }

    [Fact]
    public void A_few_extremes_do_not_hide_themselves_by_widening_the_limits()
    {
        var honest = Values(0, 95, 7).ToList();
        honest.AddRange(Enumerable.Range(0, 5).Select(i => KeyValuePair.Create($"x{i}", IndicatorValue.Of(190, 200))));
        var funnel = Funnel.Of(honest)!;
        Assert.All(funnel.Points.Where(point => point.Key[0] == 'x'), point => Assert.Equal(1, point.Outside(0.998)));
    }

    [Fact]
    public void Limits_are_those_of_the_normal_distribution()
    {
        // two equal teams: no spread, the share is 0.5, the standard error of 100 cases 0.05
        var funnel = Funnel.Of([KeyValuePair.Create("a", IndicatorValue.Of(50, 100)), KeyValuePair.Create("b", IndicatorValue.Of(50, 100))])!;
        var (lower, upper) = funnel.Limits(100, 0.95);
        Assert.Equal(0.5 - (1.959964 * 0.05), lower, 6);
        Assert.Equal(0.5 + (1.959964 * 0.05), upper, 6);
        Assert.Equal((0, 1), funnel.Limits(1, 0.998));
    }

    [Fact]
    public void Without_anything_to_compare_there_is_no_funnel()
    {
        Assert.Null(Funnel.Of([]));
        Assert.Null(Funnel.Of([KeyValuePair.Create("a", IndicatorValue.Of(5, 10))]));
        Assert.Null(Funnel.Of([KeyValuePair.Create("a", IndicatorValue.Of(10, 10)), KeyValuePair.Create("b", IndicatorValue.Of(7, 7))]));
        Assert.Null(Funnel.Of([KeyValuePair.Create("a", IndicatorValue.NotReported), KeyValuePair.Create("b", IndicatorValue.Of(7, 9))]));
    }

    static Funnel Drawn(double spread, int teams) => Funnel.Of(Values(spread, teams, 11))!;

    static double Outside(Funnel funnel, double level) => (double)funnel.Points.Count(point => point.Outside(level) != 0) / funnel.Points.Count;

    static IEnumerable<KeyValuePair<string, IndicatorValue>> Values(double spread, int teams, int seed)
    {
        var random = new MersenneTwister(seed);
        for (var i = 0; i < teams; i++)
        {
            var share = Math.Clamp(0.6 + (spread * Normal.Sample(random, 0, 1)), 0.01, 0.99);
            var cases = 100 + (int)(400 * random.NextDouble());
            yield return KeyValuePair.Create($"{i:0000}", IndicatorValue.Of(Binomial.Sample(random, share, cases), cases));
        }
    }
}
