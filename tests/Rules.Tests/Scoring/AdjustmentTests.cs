using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>Bonus, deductions and veto, and the coefficient that follows the total.</summary>
public class AdjustmentTests
{
    static readonly Scheme Adjusted = Scheme(Measure("m", 100)) with
    {
        Bands = Bands,
        Adjustments = new(
            [new("training", "带教", AdjustmentKind.Bonus, 3), new("d01", "虚假签约", AdjustmentKind.Deduction, 2), new("fraud", "弄虚作假", AdjustmentKind.Veto, 0)],
            BonusCap: 5, DeductionCap: 7),
    };

    [Theory]
    [InlineData("", "80")]
    [InlineData("training", "83")]
    [InlineData("training training", "85")]
    [InlineData("d01", "78")]
    [InlineData("d01 d01 d01 d01", "73")]
    [InlineData("training d01 training", "83")]
    [InlineData("fraud", "80")]
    public void Findings_add_and_take_points_up_to_their_caps(string findings, string expected) =>
        Assert.Equal(expected, $"{Score(80, findings).Total:0}");

    [Theory]
    [InlineData(99, "training", "100")]
    [InlineData(1, "d01", "0")]
    public void A_total_stays_between_nothing_and_its_maximum(int value, string findings, string expected) =>
        Assert.Equal(expected, $"{Score(value, findings).Total:0}");

    [Fact]
    public void A_cap_above_the_points_lets_a_bonus_through()
    {
        var scheme = Adjusted with { Cap = 105, Bands = [] };
        Assert.Equal(102, Scorer.Score(scheme, Values(("m", 99, 100)), [new("training", "T-1")]).Total);
    }

    [Fact]
    public void The_grade_follows_the_adjusted_total_and_the_explanation_names_the_finding()
    {
        var card = Score(81, "d01");
        Assert.Equal((79m, 81m, "中等"), (card.Total, card.UnadjustedTotal, card.Grade));
        Assert.Equal("加减分前 81,虚假签约 −2(F-0),加减分后 79", card.Explanation.Points);
    }

    [Fact]
    public void A_finding_without_an_adjustment_or_a_reference_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Score(80, "unknown"));
        Assert.Throws<ArgumentException>(() => Scorer.Score(Adjusted, Values(("m", 1, 1)), [new("d01", " ")]));
    }

    // D12: score ÷ 100, 0 below 60
    [Theory]
    [InlineData(5_999, "0.0000")]
    [InlineData(6_000, "0.6000")]
    [InlineData(8_765, "0.8765")]
    [InlineData(10_000, "1.0000")]
    public void A_continuous_coefficient_follows_the_total(int value, string expected)
    {
        var scheme = Scheme(Measure("m", 100)) with { Continuous = new(60) };
        Assert.Equal(expected, $"{Scorer.Score(scheme, Values(("m", value, 10_000))).Coefficient:0.0000}");
    }

    // domain.md 1.2 and 1.7: from 0.85 full credit, a cliff of 15 points
    [Theory]
    [InlineData(8_499, "0.8499")]
    [InlineData(8_500, "1.0000")]
    public void Full_credit_begins_at_a_line(int value, string expected)
    {
        var scheme = Scheme(Measure("m", 100)) with { Continuous = new(0, 0.85m) };
        Assert.Equal(expected, $"{Scorer.Score(scheme, Values(("m", value, 10_000))).Coefficient:0.0000}");
    }

    static Scorecard Score(int value, string findings) => Scorer.Score(
        Adjusted, Values(("m", value, 100)), [.. findings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((key, i) => new Finding(key, $"F-{i}"))]);
}
