using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>Where a rule comes from and how sure it is (S, F, C, D, M, A as in the domain reference).</summary>
public sealed record DefinitionSource(string Document, string Certainty, string? Url);

public sealed record IndicatorFile(
    string Id, string File, string Title, string Dimension, ValueKind Kind, string? Of, IndicatorTime Time, string? Window, string Unit,
    bool HigherIsBetter, int MinDenominator, bool BelowMinimumUsesInstitution, IReadOnlyList<string> Sources, IReadOnlyList<string> IncompleteTables,
    decimal? Target, string Why, string Meaning, DefinitionSource Source, string Owner, DateOnly ReviewedOn, string? SqlFile, string? Sql)
{
    /// <summary>What Rules needs to know of the indicator.</summary>
    public Rules.Indicators.IndicatorDefinition Rule => new(
        Id, Title, Time, UnitOf(Unit), Kind, HigherIsBetter ? Direction.HigherIsBetter : Direction.LowerIsBetter, MinDenominator);

    public static readonly string[] Columns = ["period", "district", "institution", "team", "numerator", "denominator", "excluded"];

    public static IndicatorFile Read(string id, YamlMap yaml, string? sqlFile, string? sql)
    {
        var kind = yaml.Choice("kind", ("share", ValueKind.Share), ("mean", ValueKind.Mean), ("growth", ValueKind.Growth));
        var time = yaml.Choice("time", ("stock", IndicatorTime.Stock), ("flow", IndicatorTime.Flow), ("window", IndicatorTime.Window));
        var indicator = new IndicatorFile(
            id, yaml.File, yaml.Text("title"), yaml.Text("dimension"), kind, yaml.OptionalText("of"), time, yaml.OptionalText("window"),
            yaml.Choice("unit", ("人", "人"), ("人次", "人次"), ("项次", "项次"), ("元", "元"), ("元/人次", "元/人次")),
            yaml.Choice("direction", ("higher", true), ("lower", false)),
            yaml.Integer("min_denominator", 0), yaml.Choice("below_minimum", false, ("none", false), ("institution", true)),
            yaml.Texts("sources"), yaml.Choice<IReadOnlyList<string>>("completeness", [], ("visits", ["marts.incomplete"]), ("first_visits", ["marts.incomplete", "marts.undiagnosed"])), yaml.OptionalNumber("target"),
            yaml.Text("why"), yaml.Text("definition"), ReadSource(yaml), yaml.Text("owner"), yaml.Date("reviewed_on"), sqlFile, sql);
        if (kind == ValueKind.Growth != indicator.Of is not null)
            yaml.Fault(kind == ValueKind.Growth ? "kind: growth 要有“of”,指出按哪个均值算增幅" : "“of”只用于 kind: growth");
        if (kind == ValueKind.Growth != sql is null)
            yaml.Fault(kind == ValueKind.Growth ? $"kind: growth 由“of”算出,不应有 {id}.sql" : $"缺少 {id}.sql");
        if (time == IndicatorTime.Window != indicator.Window is not null)
            yaml.Fault(time == IndicatorTime.Window ? "time: window 要有“window”,写明窗口,如 本年累计" : "“window”只用于 time: window");
        yaml.Done();
        return indicator;
    }

    static IndicatorUnit UnitOf(string unit) => unit switch
    {
        "人" => IndicatorUnit.Person,
        "人次" => IndicatorUnit.Visit,
        "项次" => IndicatorUnit.ServiceItem,
        _ => IndicatorUnit.Money,
    };

    internal static DefinitionSource ReadSource(YamlMap yaml)
    {
        if (yaml.Map("source", required: true) is not { } map)
            return new DefinitionSource("", "A", null);
        var source = new DefinitionSource(map.Text("document"),
            map.Choice("certainty", ("S", "S"), ("F", "F"), ("C", "C"), ("D", "D"), ("M", "M"), ("A", "A")), map.OptionalText("url"));
        map.Done();
        return source;
    }
}
