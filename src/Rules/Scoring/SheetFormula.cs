using System.Globalization;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Scores as spreadsheet formulas, from the same rule book as the scores themselves.</summary>
/// <remarks>
/// Formulas have English function names and no equals sign. A quantity stands as the cell that the caller names for it, and as its number
/// where the caller names none; the peers' mean, a baseline and the limits of steps are numbers. A measure's formula holds every way of
/// its rule, so it stays right when the cells are changed. Which siblings count, and how the points of missing ones were handed on, is
/// fixed as scored.
/// </remarks>
public static class SheetFormula
{
    /// <summary>The value of a measure, from numerator and denominator.</summary>
    /// <param name="node">A scored node.</param>
    /// <param name="cells">The cell of a quantity, or null where it has none.</param>
    /// <returns>The formula; null for a dimension or without a value.</returns>
    public static string? Value(ScoredNode node, Func<NamedQuantity, string?> cells) =>
        node is { Missing: NoScore.None, Definition: Measure measure, Value: { } value }
            ? RuleBook.Value<SheetTerm, InCells>(value, measure.Kind).Text(cells).Text
            : null;

    /// <summary>The score of a node before it is rounded.</summary>
    /// <param name="node">A scored node.</param>
    /// <param name="cells">The cell of a quantity, or null where it has none.</param>
    /// <returns>The formula, or null when there is nothing to compute: no value, or 0 or full points for having none.</returns>
    public static string? Score(ScoredNode node, Func<NamedQuantity, string?> cells)
    {
        if (node.Missing != NoScore.None)
        {
            return null;
        }

        var points = InCells.Number(NamedQuantity.Points, node.EffectivePoints);
        var formula = node.Definition is Measure measure
            ? Asking.Every(walk => RuleBook.Points<SheetTerm, InCells>(
                measure.Rule,
                new(points, measure.Points, Value(node, measure, walk), node.Value!.Value.Baseline, node.Mean),
                out _))
            : Combination.Score<SheetTerm, InCells>((Dimension)node.Definition, points, node.Children, out _);
        return formula.Text(cells).Text;
    }

    /// <summary>The total before findings and before it is rounded.</summary>
    /// <param name="card">A scorecard.</param>
    /// <param name="cells">The cell of a quantity, or null where it has none.</param>
    /// <returns>The formula; null without a total.</returns>
    public static string? Total(Scorecard card, Func<NamedQuantity, string?> cells) => card.Missing != NoScore.None
        ? null
        : Combination.Score<SheetTerm, InCells>(card.Scheme.Whole, InCells.Number(NamedQuantity.Points, card.Scheme.DeclaredSum), card.Roots, out _).Text(cells).Text;

    /// <summary>A formula with its result rounded.</summary>
    /// <remarks>Cutting and rounding up or down first drop what floating point adds beyond twelve places; scores are never negative.</remarks>
    /// <param name="formula">What is rounded, 0 or more.</param>
    /// <param name="rule">How.</param>
    /// <returns>The formula.</returns>
    public static string Rounded(string formula, RoundingRule rule)
    {
        var places = rule.Places.ToString(CultureInfo.InvariantCulture);
        var steps = "1" + new string('0', rule.Places);
        return rule.Mode switch
        {
            MidpointRounding.AwayFromZero => $"ROUND({formula},{places})",
            MidpointRounding.ToEven => $"IF(ROUND(MOD({formula},{(2 * rule.Step).ToString(CultureInfo.InvariantCulture)})*{steps},6)=0.5,ROUNDDOWN(ROUND({formula},12),{places}),ROUND({formula},{places}))",
            MidpointRounding.ToPositiveInfinity => $"ROUNDUP(ROUND({formula},12),{places})",
            _ => $"ROUNDDOWN(ROUND({formula},12),{places})",
        };
    }

    /// <summary>Where a grade begins, for a table that is looked up by the last row whose beginning is not more than the total.</summary>
    /// <param name="band">A grade.</param>
    /// <param name="rounding">How totals are rounded.</param>
    /// <returns>In points: the lower limit, or the next possible total where the limit belongs to the grade below.</returns>
    public static decimal From(Band band, RoundingRule rounding) => band.Lower + (band.LowerInclusive ? 0 : rounding.Step);

    /// <summary>The factor on the fee that follows the total without steps.</summary>
    /// <param name="rule">The scheme's rule.</param>
    /// <param name="total">Cell of the total.</param>
    /// <param name="maximum">The scheme's declared sum, in points, or its cell.</param>
    /// <returns>The formula.</returns>
    public static string Coefficient(ContinuousCoefficient rule, string total, string maximum)
    {
        var factor = string.Create(CultureInfo.InvariantCulture, $"ROUND({total}/{maximum},{rule.Places})");
        return string.Create(CultureInfo.InvariantCulture, $"IF({total}<{rule.ZeroBelow},0,IF({factor}>={rule.FullFrom},1,{factor}))");
    }

    static SheetTerm.Called Value(ScoredNode node, Measure measure, Asking walk) =>
        new(NamedQuantity.Value, RuleBook.Value<SheetTerm, InCells>(node.Value!.Value, measure.Kind), walk);
}
