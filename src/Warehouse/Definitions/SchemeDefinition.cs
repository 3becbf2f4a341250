using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>A scheme file: what Rules evaluates, and what only the warehouse needs to know of it.</summary>
/// <param name="MinimumContracts">Teams with fewer active persons at the end of the period are not ranked.</param>
public sealed record SchemeDefinition(Scheme Scheme, string File, int MinimumContracts, DefinitionSource Source)
{
    public static SchemeDefinition Read(string id, YamlMap yaml, IReadOnlyDictionary<string, Rules.Indicators.IndicatorDefinition> indicators)
    {
        var source = IndicatorFile.ReadSource(yaml);
        var rounding = ReadRounding(yaml.Map("rounding"));
        var missing = Missing(yaml, MissingRule.Redistribute);
        var surplus = yaml.Choice("surplus_to", SurplusDestination.Undeclared,
            ("奖励基金", SurplusDestination.RewardFund), ("结转", SurplusDestination.CarriedOver), ("收回", SurplusDestination.Returned));
        var ranking = yaml.Map("ranking", required: true);
        var scheme = new Scheme
        {
            Id = id,
            Title = yaml.Text("title"),
            ValidFrom = yaml.Date("valid_from"),
            ValidTo = yaml.Date("valid_to"),
            Purpose = yaml.Choice("purpose", ("考核", SchemePurpose.Assessment), ("发放", SchemePurpose.Payment), ("监测", SchemePurpose.Monitoring)),
            Level = yaml.Choice<SchemeLevel>("level", [("team", SchemeLevel.Team)]),
            Source = new SchemeSource(source.Document, "", Certainty(source.Certainty), source.Url),
            SourceFile = yaml.File,
            DeclaredSum = yaml.Number("points"),
            Rounding = rounding,
            Roots = [.. yaml.Maps("dimensions", required: true).Select(map => ReadDimension(map, missing, indicators))],
            Bands = [.. yaml.Maps("bands", required: true).Select(ReadBand)],
            PayoutLines = [.. yaml.Maps("payout").Select(map => ReadPayoutLine(map, surplus))],
            RankingRule = ranking is null ? null : new RankingRule(ranking.OptionalText("tie_breaker")),
        };
        var definition = new SchemeDefinition(scheme, yaml.File, ranking?.Integer("minimum_contracts", 0) ?? 0, source);
        ranking?.Done();
        yaml.Done();
        foreach (var fault in SchemeValidation.Check(scheme, indicators.Values))
            yaml.Faults.Add(new DefinitionFault(yaml.File, fault.FileLine ?? 1, 1, $"{fault.Path}:{fault.Message}"));
        return definition;
    }

    static Dimension ReadDimension(YamlMap yaml, MissingRule inherited, IReadOnlyDictionary<string, Rules.Indicators.IndicatorDefinition> indicators)
    {
        var missing = Missing(yaml, inherited);
        var dimension = new Dimension(
            yaml.Text("key"), yaml.Text("title"), yaml.Number("points"),
            [.. yaml.Maps("measures", required: true).Select(map => ReadMeasure(map, missing, indicators))], missing)
        { FileLine = yaml.Line };
        yaml.Done();
        return dimension;
    }

    static Measure ReadMeasure(YamlMap yaml, MissingRule inherited, IReadOnlyDictionary<string, Rules.Indicators.IndicatorDefinition> indicators)
    {
        var key = yaml.Text("indicator");
        var known = indicators.GetValueOrDefault(key);
        var measure = new Measure(
            key, yaml.OptionalText("title") ?? known?.Title ?? key, yaml.Number("points"), key, ReadRule(yaml), Missing(yaml, inherited),
            yaml.OptionalNumber("min_denominator") ?? known?.MinDenominator ?? 0)
        { FileLine = yaml.Line, Kind = known?.Kind ?? ValueKind.Share };
        yaml.Done();
        return measure;
    }

    static ScoringRule ReadRule(YamlMap yaml) => yaml.Choice("rule", ("at_least", 0), ("at_most", 1), ("linear", 2), ("yes_no", 3)) switch
    {
        0 => new AtLeast(yaml.Number("target")),
        1 => new AtMost(yaml.Number("target")),
        2 => new Linear(yaml.Number("zero"), yaml.Number("full")),
        _ => new YesNo(),
    };

    static Band ReadBand(YamlMap yaml)
    {
        var band = new Band(
            yaml.Text("label"), yaml.Number("from"), yaml.Flag("from_included", true), yaml.Number("to"), yaml.Flag("to_included"), yaml.Number("coefficient"));
        yaml.Done();
        return band;
    }

    static PayoutLine ReadPayoutLine(YamlMap yaml, SurplusDestination surplus)
    {
        var payer = yaml.Text("payer");
        var basis = yaml.OptionalText("basis");
        var receipt = basis == "received";
        var line = new PayoutLine(
            payer, yaml.Text("line"), yaml.Text("title"),
            basis switch
            {
                null => PayoutBasis.Undeclared,
                "contract_months" => PayoutBasis.ContractMonths,
                _ => PayoutBasis.YearEnd,
            },
            receipt ? "received" : yaml.Text("eligibility"), payer, receipt ? BudgetKind.Receipt : BudgetKind.Budget, surplus)
        {
            MinActiveDays = yaml.Integer("minimum_days", 0),
            FileLine = yaml.Line,
        };
        if (basis is not (null or "year_end" or "contract_months" or "received"))
            yaml.Fault($"“basis”的值是“{basis}”,应是 year_end、contract_months、received 之一", "basis");
        yaml.Done();
        return line;
    }

    static RoundingRule ReadRounding(YamlMap? yaml)
    {
        if (yaml is null)
            return RoundingRule.Default;
        var rounding = new RoundingRule(yaml.Integer("places", 6), yaml.Choice("mode", MidpointRounding.AwayFromZero,
            ("half_up", MidpointRounding.AwayFromZero), ("half_even", MidpointRounding.ToEven), ("down", MidpointRounding.ToZero)));
        yaml.Done();
        return rounding;
    }

    static MissingRule Missing(YamlMap yaml, MissingRule inherited) => yaml.Choice("missing", inherited,
        ("redistribute", MissingRule.Redistribute), ("zero", MissingRule.Zero), ("full", MissingRule.Full), ("not_ranked", MissingRule.NotRanked));

    static Certainty Certainty(string letter) => letter switch
    {
        "S" => Rules.Schemes.Certainty.Official,
        "F" or "D" => Rules.Schemes.Certainty.Found,
        "C" => Rules.Schemes.Certainty.Practice,
        _ => Rules.Schemes.Certainty.Example,
    };
}
