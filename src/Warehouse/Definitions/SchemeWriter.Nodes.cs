using System.Text;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

public static partial class SchemeWriter
{
    static void Nodes(StringBuilder text, int indent, IReadOnlyList<SchemeNode> nodes)
    {
        if (nodes.Count == 0)
            return;
        var key = nodes.All(node => node is Dimension) ? "dimensions" : nodes.All(node => node is Measure) ? "measures" : "parts";
        text.Append(' ', indent).Append(key).Append(":\n");
        foreach (var node in nodes)
        {
            if (node is Measure measure)
                text.Append(' ', indent + 2).Append("- ").Append(Map([.. OfMeasure(measure)])).Append('\n');
            else
                Dimension(text, indent + 4, (Dimension)node);
        }
    }

    static void Dimension(StringBuilder text, int indent, Dimension dimension)
    {
        text.Append(' ', indent - 2).Append("- key: ").Append(Quoted(dimension.Key)).Append('\n');
        Line(text, indent, "title", Quoted(dimension.Title));
        Line(text, indent, "points", Number(dimension.Points));
        Line(text, indent, "combine", Words.Of(Words.Combinings, dimension.Combining));
        Line(text, indent, "minimum_parts", Number(dimension.MinimumParts));
        foreach (var (key, value) in Common(dimension))
            Line(text, indent, key, value);
        Nodes(text, indent, dimension.Children);
    }

    static IEnumerable<(string Key, string? Value)> OfMeasure(Measure measure) =>
    [
        ("key", Quoted(measure.Key)), ("title", Quoted(measure.Title)), ("indicator", Quoted(measure.Indicator)), ("points", Number(measure.Points)),
        .. Rule(measure.Rule), ("min_denominator", Number(measure.MinDenominator)), .. Common(measure),
    ];

    static IEnumerable<(string Key, string? Value)> Common(SchemeNode node) =>
    [
        ("missing", Words.Of(Words.MissingRules, node.Missing)), ("small", node.Small is { } small ? Words.Of(Words.MissingRules, small) : null),
        ("weight", node.Weight is { } weight ? Number(weight) : null), ("counted", node.Counted ? null : Flag(false)),
        ("rounding", node.Rounding is { } rounding ? Rounding(rounding) : null),
    ];

    static IEnumerable<(string Key, string? Value)> Rule(ScoringRule rule) => rule switch
    {
        AtLeast atLeast => [Named(RuleKind.AtLeast), ("target", Number(atLeast.Target))],
        AtMost atMost => [Named(RuleKind.AtMost), ("target", Number(atMost.Target))],
        Linear linear => [Named(RuleKind.Linear), ("zero", Number(linear.Floor)), ("full", Number(linear.Target))],
        Steps steps => [Named(RuleKind.Steps), ("steps", $"[{string.Join(", ", steps.Bands.Select(Step))}]")],
        YesNo yesNo => [Named(RuleKind.YesNo), ("full_when", yesNo.FullWhen ? "yes" : "no")],
        PerCase perCase =>
            [Named(RuleKind.PerCase), ("each", Number(perCase.Each)), ("after", Number(perCase.After)), ("direction", Words.Of(Words.Directions, perCase.Direction))],
        RelativeToMean relative =>
            [Named(RuleKind.Relative), ("zeros", relative.CountZeros ? "counted" : "left_out"), ("direction", Words.Of(Words.Directions, relative.Direction))],
        AttainmentOrImprovement both =>
            [Named(RuleKind.AttainmentOrImprovement), ("threshold", Number(both.Threshold)), ("benchmark", Number(both.Benchmark))],
        PointsGiven => [Named(RuleKind.Given)],
        _ => throw new NotSupportedException($"scoring rule '{rule.Kind}' has no words"),
    };

    static (string, string?) Named(RuleKind kind) => ("rule", Words.Of(Words.Rules, kind));

    static string Step(ScoreStep step) => Map(
        ("from", step.Range.Lower is { } lower ? Number(lower) : null), ("from_included", step.Range.Lower is null ? null : Flag(step.Range.LowerInclusive)),
        ("to", step.Range.Upper is { } upper ? Number(upper) : null), ("to_included", step.Range.Upper is null ? null : Flag(step.Range.UpperInclusive)),
        ("points", Number(step.Points)));
}
