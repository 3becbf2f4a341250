using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies.Detectors;

public class ManyTestsTests
{
    // Benjamini and Hochberg 1995, section 3.3: thrombolysis, 15 hypotheses
    static readonly double[] Published =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

    [Fact]
    public void The_published_example_has_four_discoveries() =>
        Assert.Equal(4, BenjaminiHochberg.Adjust(Published).Count(q => q <= 0.05));

    [Fact]
    public void Adjusted_values_are_no_smaller_keep_the_order_and_follow_their_tests() => Laws.Hold(
        Gen.Choose(0, 1_000_000).Select(number => number / 1e6).NonEmptyListOf().Select(list => list.ToArray()),
        values =>
        {
            var adjusted = BenjaminiHochberg.Adjust(values);
            var reversed = BenjaminiHochberg.Adjust([.. values.Reverse()]);
            return values.Zip(adjusted, (p, q) => q >= p && q <= 1).All(holds => holds)
                && values.Zip(adjusted).OrderBy(pair => pair.First).Select(pair => pair.Second).Pairwise((a, b) => a <= b)
                && adjusted.Order().SequenceEqual(reversed.Order());
        }, times: 300);

    [Fact]
    public void No_tests_no_values() => Assert.Empty(BenjaminiHochberg.Adjust([]));

    [Fact]
    public void The_coin_is_the_same_everywhere_and_even()
    {
        Assert.Equal(SeededChance.Of("d01/team/990101T001"), SeededChance.Of("d01/team/990101T001"));
        var coins = Enumerable.Range(0, 10_000).Select(number => SeededChance.Of(FormattableString.Invariant($"d01/team/{number}"))).ToList();
        Assert.All(coins, coin => Assert.InRange(coin, 1e-300, 1 - 1e-16));
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(coins.Count(coin => (int)(coin * 10) == tenth), 880, 1120));
    }

    [Fact]
    public void Middle_and_deviation_ignore_a_minority()
    {
        var values = PeerValues.Of([.. Enumerable.Range(-20, 41).Select(number => (long)number * 10), 1_000_000, 1_000_000, 1_000_000])!;
        Assert.InRange(values.Middle, 0, 30);
        Assert.InRange(values.Deviation, 100, 200);
        Assert.True(values.Upper(1_000_000) < 1e-9);
        Assert.InRange(values.Upper(0), 0.4, 0.6);
    }

    [Fact]
    public void Evidence_grows_with_rarity_and_is_capped()
    {
        Assert.True(Evidence.OfTest(1e-4, 1e-3, matters: true, isFlag: true) > Evidence.OfTest(1e-3, 1e-2, matters: true, isFlag: true));
        Assert.Equal(Evidence.Most, Evidence.OfTest(0, 0, matters: true, isFlag: true));
        Assert.Equal(0, Evidence.OfTest(0.5, 1, matters: true, isFlag: false));
        Assert.Equal(0, Evidence.OfTest(1e-9, 1e-8, matters: false, isFlag: false));
        Assert.Equal(Evidence.Most / 2, Evidence.OfRule(1, isFlag: true));
        Assert.Equal(Evidence.Most, Evidence.OfRule(1000, isFlag: true));
        Assert.True(Evidence.OfRule(3, isFlag: false) < Evidence.OfRule(1, isFlag: true));
        Assert.True(Evidence.Weight(Severity.Serious) > Evidence.Weight(Severity.Watch) && Evidence.Weight(Severity.Watch) > Evidence.Weight(Severity.Info));
    }
}

static class Sequences
{
    public static bool Pairwise(this IEnumerable<double> values, Func<double, double, bool> holds)
    {
        var list = values.ToList();
        return Enumerable.Range(1, Math.Max(0, list.Count - 1)).All(place => holds(list[place - 1], list[place]));
    }
}
