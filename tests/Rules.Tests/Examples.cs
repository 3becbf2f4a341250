using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;

namespace FamilyDoctor.Analytics.Rules.Tests;

/// <summary>Small schemes and values that many tests use.</summary>
static class Examples
{
    /// <summary>The example bands of domain.md 1.6.</summary>
    public static readonly Band[] Bands =
    [
        new("优秀", 90, true, 100, true, 1.00m),
        new("良好", 80, true, 90, false, 0.90m),
        new("中等", 70, true, 80, false, 0.80m),
        new("合格", 60, true, 70, false, 0.60m),
        new("不达标", 0, true, 60, false, 0.00m),
    ];

    public static Scheme Scheme(params SchemeNode[] roots) => new()
    {
        Id = "example",
        Title = "示例方案",
        ValidFrom = new(2025, 1, 1),
        ValidTo = new(2025, 12, 31),
        Purpose = SchemePurpose.Assessment,
        Level = SchemeLevel.Team,
        Source = new("示例", string.Empty, Certainty.Example),
        DeclaredSum = roots.Sum(node => node.Points),
        Roots = roots,
    };

    public static Measure Measure(string key, decimal points, ScoringRule? rule = null, MissingRule missing = MissingRule.Redistribute) =>
        new(key, key, points, key, rule ?? new AtLeast(1), missing);

    public static Dimension Dimension(string key, params SchemeNode[] children) =>
        new(key, key, children.Sum(node => node.Points), children);

    public static Dictionary<string, IndicatorValue> Values(params (string Key, decimal Numerator, decimal Denominator)[] values) =>
        values.ToDictionary(value => value.Key, value => IndicatorValue.Of(value.Numerator, value.Denominator));

    /// <summary>One measure alone: what it earns.</summary>
    public static decimal? ScoreOf(ScoringRule rule, decimal points, decimal numerator, decimal denominator) =>
        Scorer.Score(Scheme(Measure("m", points, rule)), Values(("m", numerator, denominator))).Roots[0].Score;

    public static EarnedLine Earned(string team, long fen, string line = "fee") => EarnedLine.Of(team, line, new Heads(1), fen, 1);
}
