using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>Reads one scheme file; what each key means is told in <c>pipelines/schemes/README.md</c>.</summary>
sealed partial class SchemeReader(YamlMap yaml, IReadOnlyDictionary<string, Rules.Indicators.IndicatorDefinition> indicators)
{
    readonly Dictionary<string, YamlMap> _places = new(StringComparer.Ordinal) { [""] = yaml };
    readonly Dictionary<string, Rules.Indicators.IndicatorDefinition> _indicators = new(indicators, StringComparer.Ordinal);

    public SchemeDefinition Read(string id)
    {
        var own = yaml.Maps("indicators").Select(ReadIndicator).ToList();
        foreach (var indicator in own)
            _indicators.TryAdd(indicator.Key, indicator.Definition);
        var missing = Missing(yaml, MissingRule.Redistribute);
        var ranking = yaml.Map("ranking");
        var coefficient = yaml.Map("coefficient");
        var scheme = new Scheme
        {
            Id = id,
            Title = yaml.Text("title"),
            Status = yaml.Choice("status", SchemeStatus.InUse, Words.Statuses),
            ValidFrom = yaml.Date("valid_from"),
            ValidTo = yaml.Date("valid_to"),
            Purpose = yaml.Choice("purpose", Words.Purposes),
            Level = yaml.Choice("level", Words.Levels),
            Scope = yaml.OptionalText("scope"),
            Source = ReadSource(),
            SourceFile = yaml.File,
            // a scheme without nodes only pays and has no points to state
            DeclaredSum = yaml.Has("points") || HasNodes(yaml) ? yaml.Number("points") : 0,
            Combining = Combining(yaml),
            MinimumParts = yaml.Integer("minimum_parts", 0),
            Rounding = Rounding(yaml, "rounding") ?? RoundingRule.Default,
            TotalRounding = Rounding(yaml, "total_rounding") ?? RoundingRule.Total,
            Indicators = own,
            Roots = Nodes(yaml, "", missing),
            Adjustments = ReadAdjustments(yaml.Map("adjustments")),
            Cap = yaml.OptionalNumber("cap"),
            Bands = [.. yaml.Maps("bands").Select(ReadBand)],
            Continuous = coefficient is null ? null : ReadContinuous(coefficient),
            PayoutLines = ReadPayout(),
            Cut = yaml.Choice("cut", HeadCut.Found, Words.Cuts),
            RankingRule = ranking is null ? null
                : new RankingRule(ranking.OptionalText("tie_breaker"), ranking.Choice("direction", Direction.HigherIsBetter, Words.Directions)),
        };
        if (ranking is not null)
            _places["ranking"] = ranking;
        var definition = new SchemeDefinition(scheme, yaml.File, ranking?.Integer("minimum_contracts", 0) ?? 0, _places);
        ranking?.Done();
        yaml.Done();
        return definition;
    }

    SchemeSource ReadSource()
    {
        if (yaml.Map("source", required: true) is not { } map)
            return new SchemeSource("", "", Certainty.Example);
        _places["source"] = map;
        var source = new SchemeSource(map.Text("document"), map.OptionalText("section") ?? "", map.Choice("certainty", Words.Certainties), map.OptionalText("url"));
        map.Done();
        return source;
    }

    GivenIndicator ReadIndicator(YamlMap map)
    {
        var indicator = new GivenIndicator(map.Text("key"), map.Text("title"), map.Choice("kind", Words.Kinds), map.Choice("direction", Words.Directions)) { FileLine = map.Line };
        _places[$"indicators/{indicator.Key}"] = map;
        map.Done();
        return indicator;
    }

    Adjustments ReadAdjustments(YamlMap? map)
    {
        if (map is null)
            return Adjustments.None;
        var items = map.Maps("items", required: true).Select(item =>
        {
            var kind = item.Choice("kind", Words.AdjustmentKinds);
            var adjustment = new Adjustment(item.Text("key"), item.Text("title"), kind, kind == AdjustmentKind.Veto ? item.OptionalNumber("points") ?? 0 : item.Number("points"))
            { FileLine = item.Line };
            _places[$"adjustments/{adjustment.Key}"] = item;
            item.Done();
            return adjustment;
        }).ToList();
        var adjustments = new Adjustments(items, map.OptionalNumber("bonus_cap"), map.OptionalNumber("deduction_cap"));
        map.Done();
        return adjustments;
    }

    static Band ReadBand(YamlMap map)
    {
        var band = new Band(
            map.Text("label"), map.Number("from"), map.Flag("from_included", true), map.Number("to"), map.Flag("to_included"), map.OptionalNumber("coefficient"));
        map.Done();
        return band;
    }

    static ContinuousCoefficient ReadContinuous(YamlMap map)
    {
        var rule = new ContinuousCoefficient(map.Number("zero_below"), map.OptionalNumber("full_from") ?? 1, map.Integer("places", 4));
        map.Done();
        return rule;
    }

    static RoundingRule? Rounding(YamlMap above, string key)
    {
        if (above.Map(key) is not { } map)
            return null;
        var rounding = new RoundingRule(map.Integer("places", 6), map.Choice("mode", MidpointRounding.AwayFromZero, Words.Modes), map.Flag("printed_only"));
        map.Done();
        return rounding;
    }

    static Combining Combining(YamlMap map) => map.Choice("combine", Rules.Schemes.Combining.Sum, Words.Combinings);

    static MissingRule Missing(YamlMap map, MissingRule inherited) => map.Choice("missing", inherited, Words.MissingRules);
}
