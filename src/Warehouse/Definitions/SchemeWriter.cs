using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>Writes a scheme as the file that reads back to it: every choice spelled out, nothing left to a default.</summary>
public static partial class SchemeWriter
{
    public static string Write(Scheme scheme, int minimumContracts = 0)
    {
        var text = new StringBuilder();
        Line(text, 0, "title", Quoted(scheme.Title));
        Line(text, 0, "status", Words.Of(Words.Statuses, scheme.Status));
        Line(text, 0, "purpose", Words.Of(Words.Purposes, scheme.Purpose));
        Line(text, 0, "level", Words.Of(Words.Levels, scheme.Level));
        Line(text, 0, "scope", Optional(scheme.Scope));
        Line(text, 0, "valid_from", Date(scheme.ValidFrom));
        Line(text, 0, "valid_to", Date(scheme.ValidTo));
        Line(text, 0, "source", Map(
            ("document", Quoted(scheme.Source.Document)), ("section", scheme.Source.Section.Length == 0 ? null : Quoted(scheme.Source.Section)),
            ("certainty", Words.Of(Words.Certainties, scheme.Source.Certainty)), ("url", Optional(scheme.Source.Url))));
        Line(text, 0, "points", Number(scheme.DeclaredSum));
        Line(text, 0, "combine", Words.Of(Words.Combinings, scheme.Combining));
        Line(text, 0, "minimum_parts", Number(scheme.MinimumParts));
        Line(text, 0, "rounding", Rounding(scheme.Rounding));
        Line(text, 0, "total_rounding", Rounding(scheme.TotalRounding));
        Line(text, 0, "cap", scheme.Cap is { } cap ? Number(cap) : null);
        List(text, 0, "indicators", scheme.Indicators.Select(own => Map(
            ("key", Quoted(own.Key)), ("title", Quoted(own.Title)), ("kind", Words.Of(Words.Kinds, own.Kind)), ("direction", Words.Of(Words.Directions, own.Direction)))));
        Nodes(text, 0, scheme.Roots);
        Adjusting(text, scheme.Adjustments);
        List(text, 0, "bands", scheme.Bands.Select(band => Map(
            ("label", Quoted(band.Label)), ("from", Number(band.Lower)), ("from_included", Flag(band.LowerInclusive)), ("to", Number(band.Upper)),
            ("to_included", Flag(band.UpperInclusive)), ("coefficient", band.Coefficient is { } coefficient ? Number(coefficient) : null))));
        Line(text, 0, "coefficient", scheme.Continuous is { } rule
            ? Map(("zero_below", Number(rule.ZeroBelow)), ("full_from", Number(rule.FullFrom)), ("places", Number(rule.Places)))
            : null);
        Line(text, 0, "ranking", scheme.RankingRule is { } ranking
            ? Map(("tie_breaker", Optional(ranking.TieBreaker)), ("direction", Words.Of(Words.Directions, ranking.Direction)), ("minimum_contracts", Number(minimumContracts)))
            : null);
        Line(text, 0, "cut", Words.Of(Words.Cuts, scheme.Cut));
        List(text, 0, "payout", scheme.PayoutLines.Select(PayoutLine));
        return text.ToString();
    }

    static void Adjusting(StringBuilder text, Adjustments adjustments)
    {
        if (adjustments.Items.Count == 0)
            return;
        text.Append("adjustments:\n");
        Line(text, 2, "bonus_cap", adjustments.BonusCap is { } bonus ? Number(bonus) : null);
        Line(text, 2, "deduction_cap", adjustments.DeductionCap is { } deduction ? Number(deduction) : null);
        List(text, 2, "items", adjustments.Items.Select(item => Map(
            ("key", Quoted(item.Key)), ("title", Quoted(item.Title)), ("kind", Words.Of(Words.AdjustmentKinds, item.Kind)), ("points", Number(item.Points)))));
    }

    static void Line(StringBuilder text, int indent, string key, string? value)
    {
        if (value is not null)
            text.Append(' ', indent).Append(key).Append(": ").Append(value).Append('\n');
    }

    static void List(StringBuilder text, int indent, string key, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return;
        text.Append(' ', indent).Append(key).Append(":\n");
        foreach (var item in all)
            text.Append(' ', indent + 2).Append("- ").Append(item).Append('\n');
    }

    static string Map(params (string Key, string? Value)[] pairs) =>
        $"{{ {string.Join(", ", pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}: {pair.Value}"))} }}";

    static string? Optional(string? text) => text is null ? null : Quoted(text);

    // plain where YAML cannot take it for anything else, quoted otherwise
    static string Quoted(string text) => text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-') && char.IsLetter(text[0])
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    static string Flag(bool flag) => flag ? "true" : "false";

    static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Rounding(RoundingRule rule) => Map(("places", Number(rule.Places)), ("mode", Words.Of(Words.Modes, rule.Mode)), ("printed_only", rule.PrintedOnly ? Flag(true) : null));
}
