using FamilyDoctor.Analytics.Rules.Indicators;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Indicators;

public class IndicatorValueTests
{
    [Fact]
    public void Zero_is_a_value() => Assert.Equal(0m, IndicatorValue.Of(0, 120).Rate);

    [Fact]
    public void Nothing_due_has_no_rate() => Assert.Null(IndicatorValue.Of(0, 0).Rate);

    [Fact]
    public void A_default_value_has_no_rate() => Assert.Null(default(IndicatorValue).Rate);

    [Fact]
    public void States_without_a_value_have_no_rate()
    {
        Assert.Null(IndicatorValue.NotReported.Rate);
        Assert.Null(IndicatorValue.NotApplicable.Rate);
        Assert.Null(IndicatorValue.Incomplete.ValueOf(ValueKind.Growth));
    }

    [Fact]
    public void A_growth_is_the_rate_less_one()
    {
        // 次均费用: 1,050.00 元 for 10 visits, a year before 2,000.00 元 for 20
        var value = IndicatorValue.Of(105_000m * 20, 10m * 200_000);
        Assert.Equal(0.05m, value.ValueOf(ValueKind.Growth));
        Assert.Equal(1.05m, value.ValueOf(ValueKind.Mean));
    }

    [Fact]
    public void A_growth_over_a_whole_city_does_not_overflow()
    {
        var value = IndicatorValue.Of(500_000_000_000m * 20_000_000, 19_000_000m * 480_000_000_000);
        Assert.Equal(0.0965m, Math.Round(value.ValueOf(ValueKind.Growth)!.Value, 4));
    }

    [Fact]
    public void A_negative_denominator_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IndicatorValue.Of(1, -1));

    // domain.md 1.8: key signed / all signed and key signed / key population are two indicators, not one
    [Fact]
    public void A_composition_share_and_a_coverage_share_of_the_same_numerator_differ() =>
        Assert.NotEqual(IndicatorValue.Of(300, 1_000), IndicatorValue.Of(300, 400));
}
