using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>A scheme with the numbers that a reader typed over it, as the fields of a form.</summary>
public sealed class Trial
{
    const NumberStyles Typed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    Trial(Scheme scheme, Func<string, string?> sent)
    {
        var (points, weights, goals, from, coefficients, prices) = (Numbers(), Numbers(), Numbers(), Numbers(), Numbers(), Numbers());
        foreach (var node in scheme.AllNodes())
        {
            if (node.Weight is { } weight)
                Add(weights, node.Key, new TrialField("w." + node.Key, $"{node.Title}的权重", weight, 1, ""));
            if (node is not Measure measure)
                continue;
            Add(points, node.Key, new TrialField("p." + node.Key, $"{node.Title}的分值", measure.Points, 1, "分"));
            if (measure.Rule.Goal is { } goal)
                Add(goals, node.Key, measure.Kind == ValueKind.Mean ? new TrialField("g." + node.Key, $"{node.Title}的目标", goal, 1, "") : new TrialField("g." + node.Key, $"{node.Title}的目标", goal, 100, "%"));
        }

        foreach (var band in scheme.Bands)
        {
            if (band.Lower > 0)
                Add(from, band.Label, new TrialField("b." + band.Label, $"“{band.Label}”从", band.Lower, 1, "分"));
            if (band.Coefficient is { } coefficient)
                Add(coefficients, band.Label, new TrialField("c." + band.Label, $"“{band.Label}”的系数", coefficient, 1, ""));
        }

        foreach (var line in scheme.PayoutLines)
        {
            if (line.Rule is PerHead { PriceFen: { } head })
                Add(prices, $"{line.Payer}/{line.Line}", new TrialField($"f.{line.Payer}/{line.Line}", $"{line.Title}每人标准", head, 0.01m, "元"));
            else if (line.Rule is Capitation capitation)
                Add(prices, $"{line.Payer}/{line.Line}", new TrialField($"f.{line.Payer}/{line.Line}", $"{line.Title}每人月标准", capitation.PriceFen, 0.01m, "元"));
        }

        Edits = new SchemeEdits
        {
            Points = points,
            Weights = weights,
            Goals = goals,
            BandsFrom = from,
            Coefficients = coefficients,
            PricesFen = prices.ToDictionary(price => price.Key, price => (long)price.Value, StringComparer.Ordinal),
        };

        void Add(Dictionary<string, decimal> edits, string key, TrialField field)
        {
            Fields[field.Name] = field;
            if (sent(field.Name) is not { Length: > 0 } text)
                return;
            Fields[field.Name] = field with { Sent = text };
            if (!decimal.TryParse(text, Typed, CultureInfo.InvariantCulture, out var shown) || shown < 0 || shown > 1_000_000)
                Faults.Add($"{field.Title}：“{text}”不是 0 到 1,000,000 的数字");
            else if (shown != field.Shown)
                edits[key] = shown / field.Scale;
        }

        static Dictionary<string, decimal> Numbers() => new(StringComparer.Ordinal);
    }

    public Dictionary<string, TrialField> Fields { get; } = new(StringComparer.Ordinal);

    public SchemeEdits Edits { get; }

    /// <summary>What was typed and is no number.</summary>
    public List<string> Faults { get; } = [];

    /// <param name="sent">Text of a field by its name; null where nothing was sent.</param>
    public static Trial Read(Scheme scheme, Func<string, string?> sent) => new(scheme, sent);
}

/// <summary>One number of the form.</summary>
/// <param name="Value">In the scheme's own unit.</param>
/// <param name="Scale">What the value is multiplied by to be shown.</param>
/// <param name="Sent">What the reader typed.</param>
public sealed record TrialField(string Name, string Title, decimal Value, decimal Scale, string Unit, string? Sent = null)
{
    public decimal Shown => Value * Scale;

    public string ShownText => Shown.ToString("0.######", CultureInfo.InvariantCulture);

    public string Text => Sent ?? ShownText;

    public bool IsEdited => Sent is not null && Sent != ShownText;
}
