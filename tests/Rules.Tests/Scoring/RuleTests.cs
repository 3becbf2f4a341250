using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>Each row: numerator, denominator, what 10 points become.</summary>
public class RuleTests
{
    // domain.md 1.7, scheme B egt: baseline 60 %, rate 45 % → 7.5; 63 % → 10, not 10.5
    [Theory]
    [InlineData(45, 100, "7.5")]
    [InlineData(63, 100, "10")]
    [InlineData(60, 100, "10")]
    [InlineData(0, 100, "0")]
    [InlineData(1, 3, "5.555556")]
    [InlineData(-1, 3, "0")]
    public void At_least_60_percent(int numerator, int denominator, string expected) => Expect(new AtLeast(0.6m), numerator, denominator, expected);

    // D11: r ≤ b full; r > b > 0 points × b ÷ r
    [Theory]
    [InlineData(5, 100, "10")]
    [InlineData(0, 100, "10")]
    [InlineData(10, 100, "5")]
    [InlineData(15, 100, "3.333333")]
    [InlineData(100, 100, "0.5")]
    public void At_most_5_percent(int numerator, int denominator, string expected) => Expect(new AtMost(0.05m), numerator, denominator, expected);

    [Theory]
    [InlineData(30, 100, "0")]
    [InlineData(20, 100, "0")]
    [InlineData(45, 100, "5")]
    [InlineData(60, 100, "10")]
    [InlineData(90, 100, "10")]
    public void From_nothing_at_30_percent_to_all_at_60(int numerator, int denominator, string expected) =>
        Expect(new Linear(0.3m, 0.6m), numerator, denominator, expected);

    [Theory]
    [InlineData(20, 100, "0")]
    [InlineData(15, 100, "0")]
    [InlineData(10, 100, "5")]
    [InlineData(5, 100, "10")]
    [InlineData(-5, 100, "10")]
    public void From_nothing_at_15_percent_down_to_all_at_5(int numerator, int denominator, string expected) =>
        Expect(new Linear(0.15m, 0.05m), numerator, denominator, expected);

    // domain.md 1.7, item 32: a point per event from the third on, capped at 10 on every path (1.8: FJ gave 12 on insert)
    [Theory]
    [InlineData(2, 1, "0")]
    [InlineData(7, 1, "5")]
    [InlineData(12, 1, "10")]
    [InlineData(14, 1, "10")]
    public void A_point_per_event_from_the_third_on(int numerator, int denominator, string expected) =>
        Expect(new Linear(2, 12), numerator, denominator, expected);

    // domain.md 1.1, item 51: ≥13→10; ≥10→9; ≥7→8; ≥4→7; else 6
    [Theory]
    [InlineData(13, 1, "10")]
    [InlineData(12, 1, "9")]
    [InlineData(9, 1, "8")]
    [InlineData(4, 1, "7")]
    [InlineData(39, 10, "6")]
    public void Steps_of_a_rating_sum(int numerator, int denominator, string expected) => Expect(Ratings, numerator, denominator, expected);

    [Theory]
    [InlineData(1, 1, "10")]
    [InlineData(0, 1, "0")]
    [InlineData(99, 100, "0")]
    public void Yes_earns_all(int numerator, int denominator, string expected) => Expect(new YesNo(), numerator, denominator, expected);

    [Theory]
    [InlineData(1, 1, "0")]
    [InlineData(0, 1, "10")]
    public void No_earns_all(int numerator, int denominator, string expected) => Expect(new YesNo(FullWhen: false), numerator, denominator, expected);

    // 3 × (1 ÷ 3) ÷ 0.8 is exactly 1.25; a rounded 0.333… gives 1.2499… and loses the half
    [Fact]
    public void A_half_is_not_lost_by_dividing_early()
    {
        var scheme = Scheme(Measure("m", 3, new AtLeast(0.8m))) with { Rounding = new(1) };
        Assert.Equal(1.3m, Scorer.Score(scheme, Values(("m", 1, 3))).Roots[0].Score);
    }

    [Fact]
    public void Steps_with_a_gap_stop_the_scoring_instead_of_guessing() => Assert.Throws<InvalidOperationException>(
        () => ScoreOf(new Steps([new(new(0, true, 1, true), 10)]), 10, 2, 1));

    [Fact]
    public void Rules_say_in_words_what_they_do()
    {
        Assert.Equal("完成值达到 0.6 得满分,未达到的按 完成值 ÷ 0.6 的比例得分", new AtLeast(0.60m).Text);
        Assert.Equal("完成值不超过 0.05 得满分,达到 0.15 得 0 分,其间按直线计分", new Linear(0.15m, 0.05m).Text);
        Assert.Equal("完成值达到 0.6 得满分,不高于 −0.1 得 0 分,其间按直线计分", new Linear(-0.1m, 0.6m).Text);
    }

    static readonly Steps Ratings = new(
    [
        new(new(13, true, null, false), 10), new(new(10, true, 13, false), 9), new(new(7, true, 10, false), 8),
        new(new(4, true, 7, false), 7), new(new(null, false, 4, false), 6),
    ]);

    static void Expect(ScoringRule rule, int numerator, int denominator, string expected)
    {
        Assert.Empty(rule.Faults(10));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), ScoreOf(rule, 10, numerator, denominator));
    }
}
