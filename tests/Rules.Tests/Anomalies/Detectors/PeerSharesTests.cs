using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies.Detectors;

public class PeerSharesTests
{
    [Theory]
    [InlineData(-2.2, 0.5, 60, 1500)]
    [InlineData(0.3, 0.2, 120, 400)]
    [InlineData(-5, 0.6, 120, 800)]
    [InlineData(-2, 0.05, 40, 100)]
    public void Honest_peers_have_evenly_spread_p_values(double location, double spread, int peers, int exposure)
    {
        var cities = Enumerable.Range(1, 10).SelectMany(seed => PValues(City(location, spread, peers, exposure, seed)));
        Assert.True(KolmogorovSmirnov([.. cities]) < 1.63);
    }

    [Fact]
    public void One_peer_in_ten_who_cheats_neither_hides_nor_harms_the_others()
    {
        var honest = City(-2.2, 0.4, 60, 1500, seed: 5);
        var cheating = honest.Select((peer, place) => place % 10 == 0 ? peer with { Hits = (peer.Hits + peer.Exposure) / 2 } : peer).ToList();
        var (before, after) = (PeerShares.Of(honest)!, PeerShares.Of(cheating)!);
        Assert.InRange(after.Location, before.Location - 0.25, before.Location + 0.25);
        Assert.InRange(after.Spread, before.Spread * 0.7, before.Spread * 1.6);
        Assert.All(cheating.Where((_, place) => place % 10 == 0), peer => Assert.True(after.Upper(peer.Hits, peer.Exposure, 0.5) < 0.001));
    }

    [Fact]
    public void Location_and_spread_are_found_again()
    {
        var model = PeerShares.Of(City(-1.5, 0.35, 600, 1000, seed: 9))!;
        Assert.InRange(model.Location, -1.58, -1.42);
        Assert.InRange(model.Spread, 0.30, 0.40);
    }

    [Fact]
    public void Where_nobody_has_a_hit_a_few_are_odd_and_none_are_not()
    {
        var peers = PeerShares.Of([.. Enumerable.Range(1, 50).Select(number => new Cases(number.ToString(System.Globalization.CultureInfo.InvariantCulture), 0, 1000))])!;
        Assert.True(peers.Upper(30, 1000, 0.5) < 1e-6);
        Assert.True(peers.Upper(0, 1000, 0.5) > 0.4);
    }

    [Fact]
    public void More_hits_are_less_likely_and_a_probability_stays_one() => Laws.Hold(
        from location in Gen.Choose(-60, 30)
        from spread in Gen.Choose(1, 12)
        from exposure in Gen.Choose(1, 3000)
        from hits in Gen.Choose(0, 3000)
        select (Model: PeerShares.Of(City(location / 10.0, spread / 10.0, 8, 60, 1))!, Hits: Math.Min(hits, exposure), Exposure: exposure),
        one => one.Model.AtLeast(one.Hits, one.Exposure) is var p and >= 0 and <= 1
            // the two ways to compute meet where cases become many, within their error
            && one.Model.AtLeast(one.Hits + 1, one.Exposure) <= p + 0.02
            && one.Model.Upper(one.Hits, one.Exposure, 0.3) is >= 0 and <= 1, times: 200);

    [Fact]
    public void No_hit_is_certain_and_more_hits_than_cases_impossible()
    {
        var peers = PeerShares.Of(City(-1, 0.3, 20, 100, 1))!;
        Assert.Equal(1, peers.AtLeast(0, 10));
        Assert.Equal(0, peers.AtLeast(11, 10));
    }

    [Fact]
    public void One_peer_is_nobody_to_compare_with() => Assert.Null(PeerShares.Of([new Cases("1", 1, 10)]));

    static IEnumerable<double> PValues(IReadOnlyList<Cases> city)
    {
        var model = PeerShares.Of(city)!;
        return city.Select(peer => model.Upper(peer.Hits, peer.Exposure, SeededChance.Of(peer.Key)));
    }

    static List<Cases> City(double location, double spread, int peers, int exposure, int seed)
    {
        var random = new MersenneTwister(seed, threadSafe: false);
        return [.. Enumerable.Range(1, peers).Select(number =>
        {
            var share = 1 / (1 + Math.Exp(-Normal.Sample(random, location, spread)));
            return new Cases(FormattableString.Invariant($"{seed}-{number}"), Binomial.Sample(random, share, exposure), exposure);
        })];
    }

    // distance from the uniform distribution in units of its standard error: 1.63 is passed once in a hundred
    static double KolmogorovSmirnov(double[] values)
    {
        var sorted = values.Order().ToArray();
        return Math.Sqrt(sorted.Length) * sorted.Select((value, index) => Math.Max(value - ((double)index / sorted.Length), ((index + 1.0) / sorted.Length) - value)).Max();
    }
}
