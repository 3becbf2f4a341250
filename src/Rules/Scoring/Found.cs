using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>What was found for a node before anything is scored: points are handed on by it. Each value is looked up once.</summary>
/// <param name="Missing">Why there is nothing to score.</param>
/// <param name="Value">The indicator's value; <c>default</c> for a dimension.</param>
/// <param name="Children">What was found below; null for a measure.</param>
readonly record struct Found(NoScore Missing, IndicatorValue Value, Found[]? Children)
{
    public static Found Of(SchemeNode node, IReadOnlyDictionary<string, IndicatorValue> values)
    {
        if (node is Measure measure)
        {
            var value = Standing.ValueOf(measure, values);
            return new(Standing.Of(measure, value), value, null);
        }

        var dimension = (Dimension)node;
        var children = new Found[dimension.Children.Count];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Of(dimension.Children[i], values);
        }

        return new(Standing.Of(dimension, children), default, children);
    }
}
