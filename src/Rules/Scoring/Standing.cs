using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Whether nodes have something to score, and what their missing rule makes of it when not.</summary>
static class Standing
{
    /// <summary>Why a measure has nothing to score; <see cref="NoScore.None"/> when it has.</summary>
    public static NoScore Of(Measure measure, IndicatorValue value) => value.State switch
    {
        ValueState.NotReported => NoScore.NotReported,
        ValueState.NotApplicable => NoScore.NotApplicable,
        ValueState.Incomplete => NoScore.Incomplete,
        _ when value.Denominator <= 0 => NoScore.NothingDue,
        _ when value.Denominator < measure.MinDenominator => NoScore.TooSmall,
        _ => NoScore.None,
    };

    /// <summary>Why a node has nothing to score; for a dimension only when nothing below it counts.</summary>
    public static NoScore Of(SchemeNode node, IReadOnlyDictionary<string, IndicatorValue> values)
    {
        if (node is Measure measure)
        {
            return Of(measure, ValueOf(measure, values));
        }

        var first = NoScore.NotApplicable;
        foreach (var child in ((Dimension)node).Children)
        {
            var reason = Of(child, values);
            if (reason == NoScore.None || Counts(child.Missing, reason))
            {
                return NoScore.None;
            }

            first = reason < first ? reason : first;
        }

        return first;
    }

    /// <summary>Whether a node without a value still counts with 0 or full points, rather than handing its points on.</summary>
    public static bool Counts(MissingRule rule, NoScore reason) =>
        rule == MissingRule.Full || (rule == MissingRule.Zero && reason == NoScore.NotReported);

    public static IndicatorValue ValueOf(Measure measure, IReadOnlyDictionary<string, IndicatorValue> values) =>
        values.TryGetValue(measure.Indicator, out var value) ? value : IndicatorValue.NotReported;

    public static string Text(NoScore reason) => reason switch
    {
        NoScore.NotReported => "未报",
        NoScore.Incomplete => "数据不全",
        NoScore.TooSmall => "分母小于最小分母",
        NoScore.NothingDue => "分母为 0",
        NoScore.NotApplicable => "不适用",
        _ => string.Empty,
    };
}
