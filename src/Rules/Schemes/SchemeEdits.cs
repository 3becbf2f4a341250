namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Numbers of a scheme to be tried out: what a simulation changes before anybody writes a file.</summary>
/// <remarks>Where scores are summed, the points of a dimension follow those of its parts. Keys that the scheme does not have change nothing.</remarks>
public sealed record SchemeEdits
{
    static readonly IReadOnlyDictionary<string, decimal> Nothing = new Dictionary<string, decimal>();

    /// <summary>分值 by key of the measure, in points, more than 0.</summary>
    public IReadOnlyDictionary<string, decimal> Points { get; init; } = Nothing;

    /// <summary>权重 by key of the node, below a weighted mean.</summary>
    public IReadOnlyDictionary<string, decimal> Weights { get; init; } = Nothing;

    /// <summary>目标 by key of the measure, in the indicator's unit: <see cref="ScoringRule.Goal"/>.</summary>
    public IReadOnlyDictionary<string, decimal> Goals { get; init; } = Nothing;

    /// <summary>Lowest total by label of the grade, in points; the grade below ends there.</summary>
    public IReadOnlyDictionary<string, decimal> BandsFrom { get; init; } = Nothing;

    /// <summary>Coefficient by label of the grade, 0 or more.</summary>
    public IReadOnlyDictionary<string, decimal> Coefficients { get; init; } = Nothing;

    /// <summary>Price by <c>payer/line</c>, in fen, 0 or more, for lines paid by the head or the contract-month.</summary>
    public IReadOnlyDictionary<string, long> PricesFen { get; init; } = new Dictionary<string, long>();

    /// <summary>Whether nothing is changed.</summary>
    public bool IsEmpty => Points.Count + Weights.Count + Goals.Count + BandsFrom.Count + Coefficients.Count + PricesFen.Count == 0;

    /// <summary>The scheme with the numbers changed; it has to be checked like any other.</summary>
    /// <param name="scheme">The scheme to start from.</param>
    /// <returns>A new scheme of the same id.</returns>
    public Scheme Apply(Scheme scheme) => scheme with
    {
        Roots = [.. scheme.Roots.Select(Edited)],
        Bands = Edited(scheme.Bands),
        PayoutLines = [.. scheme.PayoutLines.Select(Edited)],
    };

    SchemeNode Edited(SchemeNode node)
    {
        var weighted = node with { Weight = Weights.TryGetValue(node.Key, out var weight) ? weight : node.Weight };
        if (weighted is Measure measure)
        {
            return measure with
            {
                Points = Points.GetValueOrDefault(measure.Key, measure.Points),
                Rule = Goals.TryGetValue(measure.Key, out var goal) ? measure.Rule.WithGoal(goal) : measure.Rule,
            };
        }

        var dimension = (Dimension)weighted;
        SchemeNode[] children = [.. dimension.Children.Select(Edited)];
        return dimension with
        {
            Children = children,
            Points = dimension.Combining == Combining.Sum ? children.Where(child => child.Counted).Sum(child => child.Points) : dimension.Points,
        };
    }

    Band[] Edited(IReadOnlyList<Band> bands)
    {
        // the grade below ends where a grade begins
        var moved = bands.Where(band => BandsFrom.ContainsKey(band.Label)).GroupBy(band => band.Lower).ToDictionary(bands => bands.Key, bands => BandsFrom[bands.First().Label]);
        return [.. bands.Select(band => band with
        {
            Lower = BandsFrom.GetValueOrDefault(band.Label, band.Lower),
            Upper = moved.GetValueOrDefault(band.Upper, band.Upper),
            Coefficient = Coefficients.TryGetValue(band.Label, out var coefficient) ? coefficient : band.Coefficient,
        })];
    }

    PayoutLine Edited(PayoutLine line) => !PricesFen.TryGetValue($"{line.Payer}/{line.Line}", out var fen) ? line : line.Rule switch
    {
        PerHead perHead => line with { Rule = perHead with { PriceFen = fen } },
        Capitation capitation => line with { Rule = capitation with { PriceFen = fen } },
        _ => line,
    };
}
