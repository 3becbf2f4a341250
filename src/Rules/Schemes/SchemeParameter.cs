using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>One number of a scheme that may be changed without changing its shape.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Key of the node, label of the grade, or <c>payer/line</c>; unique within the kind.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Value">In the scheme's own unit; fen for a price.</param>
/// <param name="IsShare">Whether people write it in percent.</param>
public sealed record SchemeParameter(ParameterKind Kind, string Key, string Title, decimal Value, bool IsShare = false)
{
    /// <summary>Every such number of a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <returns>Nodes in the order of the file, then grades, then payout lines; empty when the scheme has none.</returns>
    public static IReadOnlyList<SchemeParameter> Of(Scheme scheme) =>
        [.. scheme.AllNodes().SelectMany(Of), .. scheme.Bands.SelectMany(Of), .. scheme.PayoutLines.SelectMany(Of)];

    /// <summary>The changes that new values make.</summary>
    /// <param name="values">Parameters of one scheme, each with its new value.</param>
    /// <returns>Edits of what differs; empty when nothing does.</returns>
    /// <exception cref="OverflowException">A price passes the range of <c>long</c>.</exception>
    public static SchemeEdits Edits(IEnumerable<(SchemeParameter Parameter, decimal Value)> values)
    {
        var changed = values.Where(pair => pair.Value != pair.Parameter.Value).ToLookup(pair => pair.Parameter.Kind);
        return new SchemeEdits
        {
            Points = Numbers(ParameterKind.Points),
            Weights = Numbers(ParameterKind.Weight),
            Goals = Numbers(ParameterKind.Goal),
            BandsFrom = Numbers(ParameterKind.BandFrom),
            Coefficients = Numbers(ParameterKind.Coefficient),
            PricesFen = Numbers(ParameterKind.Price).ToDictionary(price => price.Key, price => (long)price.Value, StringComparer.Ordinal),
        };

        Dictionary<string, decimal> Numbers(ParameterKind kind) => changed[kind].ToDictionary(pair => pair.Parameter.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    static IEnumerable<SchemeParameter> Of(SchemeNode node)
    {
        if (node.Weight is { } weight)
        {
            yield return new(ParameterKind.Weight, node.Key, node.Title, weight);
        }

        if (node is Measure measure)
        {
            yield return new(ParameterKind.Points, node.Key, node.Title, measure.Points);
            if (measure.Rule.Goal is { } goal)
            {
                yield return new(ParameterKind.Goal, node.Key, node.Title, goal, measure.Kind != ValueKind.Mean);
            }
        }
    }

    static IEnumerable<SchemeParameter> Of(Band band)
    {
        if (band.Lower > 0)
        {
            yield return new(ParameterKind.BandFrom, band.Label, band.Label, band.Lower);
        }

        if (band.Coefficient is { } coefficient)
        {
            yield return new(ParameterKind.Coefficient, band.Label, band.Label, coefficient);
        }
    }

    static IEnumerable<SchemeParameter> Of(PayoutLine line) => line.Rule switch
    {
        PerHead { PriceFen: { } fen } => [new(ParameterKind.Price, $"{line.Payer}/{line.Line}", line.Title, fen)],
        Capitation capitation => [new(ParameterKind.Price, $"{line.Payer}/{line.Line}", line.Title, capitation.PriceFen)],
        _ => [],
    };
}
