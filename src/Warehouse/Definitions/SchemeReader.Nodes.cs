using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

sealed partial class SchemeReader
{
    // measures and dimensions on one level stand in their own lists, or together under "parts" where their order matters
    List<SchemeNode> Nodes(YamlMap map, string above, MissingRule inherited)
    {
        var nodes = new List<SchemeNode>();
        nodes.AddRange(map.Maps("dimensions").Select(item => ReadDimension(item, above, inherited)));
        nodes.AddRange(map.Maps("measures").Select(item => ReadMeasure(item, above, inherited)));
        nodes.AddRange(map.Maps("parts").Select(item => item.Has("indicator") ? (SchemeNode)ReadMeasure(item, above, inherited) : ReadDimension(item, above, inherited)));
        return nodes;
    }

    static bool HasNodes(YamlMap map) => map.Has("dimensions") || map.Has("measures") || map.Has("parts");

    Dimension ReadDimension(YamlMap map, string above, MissingRule inherited)
    {
        var missing = Missing(map, inherited);
        var key = map.Text("key");
        var dimension = new Dimension(key, map.Text("title"), map.Number("points"), Nodes(map, above + key + "/", missing), missing)
        {
            Combining = Combining(map),
            MinimumParts = map.Integer("minimum_parts", 0),
        };
        return Common(dimension, map, above);
    }

    Measure ReadMeasure(YamlMap map, string above, MissingRule inherited)
    {
        var indicator = map.Text("indicator");
        var known = _indicators.GetValueOrDefault(indicator);
        var measure = new Measure(
            map.OptionalText("key") ?? indicator, map.OptionalText("title") ?? known?.Title ?? indicator, map.Number("points"), indicator,
            ReadRule(map, known?.Direction ?? Direction.HigherIsBetter), Missing(map, inherited),
            map.OptionalNumber("min_denominator") ?? known?.MinDenominator ?? 0)
        { Kind = known?.Kind ?? ValueKind.Share };
        return Common(measure, map, above);
    }

    T Common<T>(T node, YamlMap map, string above)
        where T : SchemeNode
    {
        _places.TryAdd(above + node.Key, map);
        var whole = node with
        {
            Small = map.Choice("small", null, Words.SmallRules),
            Weight = map.OptionalNumber("weight"),
            Counted = map.Flag("counted", true),
            Rounding = Rounding(map, "rounding"),
            FileLine = map.Line,
        };
        map.Done();
        return whole;
    }

    /// <param name="direction">Which way the indicator declares as better, unless the measure says it again.</param>
    static ScoringRule ReadRule(YamlMap map, Direction direction) => map.Choice("rule", Words.Rules) switch
    {
        RuleKind.AtLeast => new AtLeast(map.Number("target")),
        RuleKind.AtMost => new AtMost(map.Number("target")),
        RuleKind.Linear => new Linear(map.Number("zero"), map.Number("full")),
        RuleKind.Steps => new Steps([.. map.Maps("steps", required: true).Select(ReadStep)]),
        RuleKind.YesNo => new YesNo(map.Choice("full_when", true, ("yes", true), ("no", false))),
        RuleKind.PerCase => new PerCase(map.Number("each"), map.OptionalNumber("after") ?? 0, map.Choice("direction", direction, Words.Directions)),
        RuleKind.Relative => new RelativeToMean(map.Choice("zeros", ("counted", true), ("left_out", false)), map.Choice("direction", direction, Words.Directions)),
        RuleKind.AttainmentOrImprovement => new AttainmentOrImprovement(map.Number("threshold"), map.Number("benchmark")),
        _ => new PointsGiven(),
    };

    static ScoreStep ReadStep(YamlMap map)
    {
        var (from, to) = (map.OptionalNumber("from"), map.OptionalNumber("to"));
        var step = new ScoreStep(
            new Interval(from, from is not null && map.Flag("from_included", true), to, to is not null && map.Flag("to_included")), map.Number("points"));
        map.Done();
        return step;
    }
}
