using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

public class SelfReportedTests
{
    // domain.md 1.8, FJ: items that nobody audited fall back to the self score; the share of such points stands beside the total
    [Fact]
    public void Is_the_part_of_the_earned_points_that_rests_on_self_reported_indicators()
    {
        var card = Card(("self", 0.5m), ("seen", 1m), ("other", 1m));
        Assert.Equal(0.2m, SelfReported.Share(card, key => key == "self"));
        Assert.Equal(1, SelfReported.Share(card, _ => true));
        Assert.Equal(0, SelfReported.Share(card, _ => false));
    }

    [Fact]
    public void Nothing_earned_has_no_share() => Assert.Null(SelfReported.Share(Card(("self", 0), ("seen", 0), ("other", 0)), _ => true));

    static Scorecard Card(params (string Key, decimal Value)[] values)
    {
        var scheme = Examples.Scheme(
            Examples.Dimension("one", Of("self", 40), Of("seen", 30)),
            Examples.Dimension("two", Of("other", 50)));
        return Scorer.Score(scheme, values.ToDictionary(value => value.Key, value => IndicatorValue.Of(value.Value * 100, 100)));
    }

    static Measure Of(string key, decimal points) => new(key, key, points, key, new AtLeast(1));
}
