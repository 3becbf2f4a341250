using System.Globalization;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Rules.Uncertainty;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies;

public class SampleDrawTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(150, 10)]
    [InlineData(201, 11)]
    [InlineData(1605, 81)]
    [InlineData(2600, 100)]
    public void A_twentieth_but_at_least_ten_and_at_most_a_hundred(int contracts, int size) => Assert.Equal(size, SampleDraw.Size(contracts));

    [Theory]
    [InlineData(1000, 300)]
    [InlineData(1000, 3)]
    [InlineData(1000, 0)]
    [InlineData(12, 12)]
    public void Each_is_drawn_once_and_half_are_suspects_where_there_are_enough(int count, int suspects)
    {
        var all = Enumerable.Range(0, count).Select(number => number.ToString("D5", CultureInfo.InvariantCulture)).ToList();
        var marked = all.Take(suspects).ToHashSet();
        var drawn = SampleDraw.Of(all, marked, "2025/T1/1");
        Assert.Equal(SampleDraw.Size(count), drawn.Count);
        Assert.Equal(drawn.Count, drawn.Select(item => item.Contract).Distinct().Count());
        Assert.All(drawn.Where(item => !item.IsRandom), item => Assert.Contains(item.Contract, marked));
        Assert.True(drawn.Count(item => !item.IsRandom) <= drawn.Count / 2);
        if (suspects == 300)
            Assert.Equal(drawn.Count / 2, drawn.Count(item => !item.IsRandom));
    }

    [Fact]
    public void The_same_seed_draws_the_same_in_whatever_order_contracts_come_and_another_seed_draws_others()
    {
        var all = Enumerable.Range(0, 500).Select(number => number.ToString("D5", CultureInfo.InvariantCulture)).ToList();
        var first = SampleDraw.Of(all, new HashSet<string>(), "a");
        Assert.Equal(first, SampleDraw.Of(Enumerable.Reverse(all), new HashSet<string>(), "a"));
        Assert.NotEqual(first, SampleDraw.Of(all, new HashSet<string>(), "b"));
    }

    [Fact]
    public void The_random_half_is_drawn_from_all_suspects_or_not()
    {
        var all = Enumerable.Range(0, 1000).Select(number => number.ToString("D5", CultureInfo.InvariantCulture)).ToList();
        var marked = all.Take(500).ToHashSet();
        var among = Enumerable.Range(0, 200).Average(seed => SampleDraw.Of(all, marked, $"s{seed}").Where(item => item.IsRandom).Average(item => marked.Contains(item.Contract) ? 1.0 : 0));
        Assert.InRange(among, 0.47, 0.53);
    }

    [Fact]
    public void Wilsons_interval_is_the_textbooks()
    {
        // Newcombe 1998: 81 of 263, and 0 of 20
        var interval = WilsonInterval.Of(81, 263)!;
        Assert.Equal((0.2553, 0.3662), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
        Assert.Equal((0, 0.1611), (WilsonInterval.Of(0, 20)!.Low, Math.Round(WilsonInterval.Of(0, 20)!.High, 4)));
        Assert.Null(WilsonInterval.Of(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2));
    }
}
