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

    /// <summary>Why a dimension has nothing to score: nothing below it counts, or too little of it is there.</summary>
    public static NoScore Of(Dimension dimension, Found[] children)
    {
        var first = NoScore.NotApplicable;
        var (available, counts) = (0, false);
        for (var i = 0; i < children.Length; i++)
        {
            var child = dimension.Children[i];
            if (!child.Counted)
            {
                continue;
            }

            var reason = children[i].Missing;
            counts |= Counts(child, reason);
            if (reason == NoScore.None)
            {
                available++;
            }
            else
            {
                first = reason < first ? reason : first;
            }
        }

        return !counts ? first : available < dimension.MinimumParts ? NoScore.TooFew : NoScore.None;
    }

    /// <summary>What becomes of a node without a value.</summary>
    /// <remarks>
    /// A written rule for what is too small is taken at its word. The general zero punishes what should have been reported and was not;
    /// everything else it hands on (D17, D18).
    /// </remarks>
    public static MissingRule Treatment(SchemeNode node, NoScore reason) =>
        reason is NoScore.TooSmall or NoScore.TooFew or NoScore.NothingDue && node.Small is { } small ? small
        : node.Missing == MissingRule.Zero && reason != NoScore.NotReported ? MissingRule.Redistribute
        : node.Missing;

    /// <summary>Whether a node counts: it has a value, or is given 0 or full points for having none.</summary>
    public static bool Counts(SchemeNode node, NoScore reason) =>
        reason == NoScore.None || Treatment(node, reason) is MissingRule.Zero or MissingRule.Full;

    public static IndicatorValue ValueOf(Measure measure, IReadOnlyDictionary<string, IndicatorValue> values) =>
        values.TryGetValue(measure.Indicator, out var value) ? value : IndicatorValue.NotReported;

    public static string Text(NoScore reason) => reason switch
    {
        NoScore.NotReported => "未报",
        NoScore.Incomplete => "数据不全",
        NoScore.TooSmall => "分母小于最小分母",
        NoScore.TooFew => "有得分的项少于最少项数",
        NoScore.NothingDue => "分母为 0",
        NoScore.NotApplicable => "不适用",
        _ => string.Empty,
    };
}
