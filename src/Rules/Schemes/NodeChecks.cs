using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>The faults of a scheme's nodes.</summary>
static class NodeChecks
{
    public static IEnumerable<SchemeFault> Of(
        Scheme scheme, SchemeNode node, string above, HashSet<string> known, Dictionary<string, IndicatorDefinition> definitions)
    {
        var path = above + node.Key;
        var own = Common(node, path).Concat(Places(node, path, scheme));
        return node switch
        {
            Dimension dimension => own
                .Concat(CombiningChecks.Of(dimension, path, $"维度“{dimension.Title}”的分值"))
                .Concat(dimension.Children.SelectMany(child => Of(scheme, child, path + "/", known, definitions))),
            Measure measure => own
                .Concat(IndicatorFaults(measure, path, known, definitions))
                .Concat(measure.Rule.Faults(measure.Points).Select(message => new SchemeFault(path + ".rule", $"“{measure.Title}”:{message}", measure.FileLine))),
            _ => own,
        };
    }

    static IEnumerable<SchemeFault> Common(SchemeNode node, string path)
    {
        if (string.IsNullOrWhiteSpace(node.Key))
        {
            yield return new(path, $"“{node.Title}”的编号为空", node.FileLine);
        }

        if (string.IsNullOrWhiteSpace(node.Title))
        {
            yield return new(path + ".title", $"“{node.Key}”的名称为空", node.FileLine);
        }

        if (node.Points <= 0)
        {
            yield return new(path + ".points", $"“{node.Title}”的分值为 {Plain(node.Points)},应大于 0", node.FileLine);
        }

        if (node.Rounding is { Places: < 0 or > 12 } rounding)
        {
            yield return new(path + ".rounding", $"“{node.Title}”的小数位数为 {rounding.Places},应在 0 到 12 之间", node.FileLine);
        }
    }

    // a full score that is rounded up would exceed its own points
    static IEnumerable<SchemeFault> Places(SchemeNode node, string path, Scheme scheme)
    {
        var places = (node.Rounding ?? scheme.Rounding).Places;
        if (places is >= 0 and <= 12 && Math.Round(node.Points, places) != node.Points)
        {
            yield return new(path + ".points", $"“{node.Title}”的分值为 {Plain(node.Points)},应不多于取整所用的 {places} 位小数", node.FileLine);
        }
    }

    static IEnumerable<SchemeFault> IndicatorFaults(
        Measure measure, string path, HashSet<string> known, Dictionary<string, IndicatorDefinition> definitions)
    {
        if (!known.Contains(measure.Indicator))
        {
            yield return new(path + ".indicator", $"“{measure.Title}”引用的指标“{measure.Indicator}”不存在", measure.FileLine);
        }

        if (measure.MinDenominator < 0)
        {
            yield return new(path + ".min_denominator", $"“{measure.Title}”的最小分母为 {Plain(measure.MinDenominator)},应不小于 0", measure.FileLine);
        }

        if (!definitions.TryGetValue(measure.Indicator, out var definition))
        {
            yield break;
        }

        if (measure.Kind != definition.Kind)
        {
            yield return new(path + ".kind", $"“{measure.Title}”按 {measure.Kind} 取值,指标“{definition.Title}”声明的是 {definition.Kind}", measure.FileLine);
        }

        if (measure.Rule.RewardsMore is { } more && more != (definition.Direction == Direction.HigherIsBetter))
        {
            var (rule, wanted) = more ? ("越高越好", "越低越好") : ("越低越好", "越高越好");
            yield return new(path + ".rule", $"“{measure.Title}”的计分方向为{rule},指标“{definition.Title}”声明的是{wanted}", measure.FileLine);
        }
    }

    static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
