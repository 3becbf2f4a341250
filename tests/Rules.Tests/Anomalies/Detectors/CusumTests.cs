using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies.Detectors;

public class CusumTests
{
    static readonly double[] Even = [.. Enumerable.Repeat(1.0, 24)];

    [Fact]
    public void An_even_series_has_no_change() => Assert.Null(Cusum.Find(Series((month) => 100 + (month % 3 * 5)), Even));

    [Fact]
    public void A_lasting_rise_is_found_where_it_begins()
    {
        var change = Cusum.Find(Series(month => (month >= 16 ? 180 : 100) + (month % 3 * 5)), Even)!;
        Assert.Equal((16, true), (change.Index, change.IsUp));
        Assert.InRange(change.Before, 95, 110);
        Assert.InRange(change.After, 175, 195);
    }

    [Fact]
    public void A_lasting_fall_is_found() => Assert.False(Cusum.Find(Series(month => (month >= 14 ? 30 : 100) + (month % 3 * 5)), Even)!.IsUp);

    [Fact]
    public void A_campaign_of_one_month_is_no_change() => Assert.Null(Cusum.Find(Series(month => month == 16 ? 900 : 100 + (month % 3 * 5)), Even));

    [Fact]
    public void What_everybody_does_in_a_month_is_no_change()
    {
        double[] season = [.. Enumerable.Range(0, 24).Select(month => month >= 12 ? 2.0 : 1.0)];
        Assert.Null(Cusum.Find(Series(month => 100 * season[month]), season));
        Assert.NotNull(Cusum.Find(Series(month => 100 * season[month]), Even));
    }

    [Fact]
    public void A_short_series_says_nothing() => Assert.Null(Cusum.Find([1, 2, 3, 100, 100], [1, 1, 1, 1, 1]));

    [Fact]
    public void A_share_that_rises_for_good_is_found_however_the_numbers_of_cases_move()
    {
        long[] exposure = [.. Enumerable.Range(0, 24).Select(month => month % 2 == 0 ? 50L : 400L)];
        var change = Cusum.Find(Series(month => month >= 16 ? 0.60 : 0.20), Even, exposure)!;
        Assert.Equal((16, true), (change.Index, change.IsUp));
        Assert.Equal((0.20, 0.60), (change.Before, change.After), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9);
        Assert.Null(Cusum.Find(Series(_ => 0.20), Even, exposure));
    }

    [Fact]
    public void Shares_of_hardly_anything_say_nothing() =>
        Assert.Null(Cusum.Find(Series(month => month >= 16 ? 1.0 : 0), Even, [.. Enumerable.Range(0, 24).Select(month => month >= 16 ? 2L : 100L)]));

    [Fact]
    public void A_share_is_above_the_usual_since_the_month_in_which_it_rose()
    {
        long[] exposure = [.. Enumerable.Repeat(100L, 12)];
        Assert.Equal(7, Cusum.Since([5, 5, 4, 6, 5, 5, 4, 40, 40, 40, 40, 40], exposure, 0.05));
        Assert.Null(Cusum.Since([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], exposure, 0.05));
    }

    static double[] Series(Func<int, double> value) => [.. Enumerable.Range(0, 24).Select(value)];
}
