using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Reads the rule book once more for one node, this time as text.</summary>
static class Explaining
{
    public static Explanation Of(ScoredNode node)
    {
        if (node.Missing != NoScore.None)
        {
            return Missing(node);
        }

        return node.Definition is Measure measure ? OfMeasure(node, measure) : OfDimension(node);
    }

    public static Explanation OfTotal(Scorecard card)
    {
        var scheme = card.Scheme;
        var whole = scheme.Whole;
        Formula? score = null;
        var ground = "先取整再定等次";
        if (card.Missing == NoScore.None)
        {
            score = Combination.Score<Formula, Written>(whole, Written.Number("分值", whole.Points), card.Roots, out var combined);
            ground = scheme.Combining == Combining.Sum ? ground : combined + "," + ground;
        }

        return new(
            "总分", $"{Combination.Text(scheme.Combining)},满分 {Written.Plain(scheme.DeclaredSum)}", null, Adjusted(card), ground,
            score?.Names.Text, score?.Numbers.Text, card.Total, scheme.TotalRounding.Text, scheme.SourceFile);
    }

    static string? Adjusted(Scorecard card) => card is { Adjustments.Count: > 0, UnadjustedTotal: { } before, Total: { } after }
        ? $"加减分前 {Written.Plain(before)},{string.Join(",", card.Adjustments.Select(Named))},加减分后 {Written.Plain(after)}"
        : null;

    static string Named(AppliedAdjustment applied) => applied.Adjustment.Kind == AdjustmentKind.Veto
        ? $"一票否决:{applied.Adjustment.Title}({applied.Finding.Reference})"
        : $"{applied.Adjustment.Title} {(applied.Points > 0 ? "+" : "")}{Written.Plain(applied.Points)}({applied.Finding.Reference})";

    static Explanation OfMeasure(ScoredNode node, Measure measure)
    {
        var value = RuleBook.Value<Formula, Written>(node.Value!.Value, measure.Kind);
        var formula = RuleBook.Points<Formula, Written>(
            measure.Rule,
            new(Written.Number("分值", node.EffectivePoints), measure.Points, Written.Named("完成值", value), node.Value!.Value.Baseline, node.Mean),
            out var ground);
        var shown = Math.Round(value.Value.Value, 6, MidpointRounding.AwayFromZero);
        var sign = new Ratio(shown, 1).CompareTo(value.Value) == 0 ? "=" : "≈";
        return new(
            node.Title, measure.Rule.Text,
            $"完成值 = {value.Names.Text} = {value.Numbers.Text} {sign} {Written.Plain(shown)}",
            Shared(node), ground, formula.Names.Text, formula.Numbers.Text, formula.Value.Rounded(node.Rounding), node.Rounding.Text, Place(node));
    }

    static Explanation OfDimension(ScoredNode node)
    {
        var dimension = (Dimension)node.Definition;
        var score = Combination.Score<Formula, Written>(dimension, Written.Number("分值", node.EffectivePoints), node.Children, out var ground);
        return new(
            node.Title, $"{Combination.Text(dimension.Combining)},分值 {Written.Plain(node.MaxPoints)}", null, Shared(node), ground,
            score.Names.Text, score.Numbers.Text, score.Value.Rounded(node.Rounding), node.Rounding.Text, Place(node));
    }

    static Explanation Missing(ScoredNode node)
    {
        var rule = node.Definition is Measure measure ? measure.Rule.Text
            : $"{Combination.Text(((Dimension)node.Definition).Combining)},分值 {Written.Plain(node.MaxPoints)}";
        var left = node is { Within: Combining.Sum, Definition.Counted: true } ? "其分值由同级各项按比例分摊" : "不计入";
        var treatment = node.Score switch
        {
            null when Standing.Treatment(node.Definition, node.Missing) == MissingRule.NotRanked => left + ",不参与排名",
            null => left,
            0 => "按方案计 0 分",
            _ => "按方案计满分",
        };
        return new(
            node.Title, rule, null, Shared(node), $"{Standing.Text(node.Missing)},{treatment}",
            null, null, node.Score, node.Rounding.Text, Place(node));
    }

    static string? Shared(ScoredNode node) => node.Redistribution is { } shared
        ? $"分值 = {Written.Plain(node.MaxPoints)} × {Written.Plain(shared.ParentPoints)} ÷ {Written.Plain(shared.CountedPoints)} → {Written.Plain(node.EffectivePoints)}(同级缺项的分值按比例分摊,尾数按最大余额法)"
        : null;

    static string? Place(ScoredNode node) => node.SourceFile is { } file
        ? node.Definition.FileLine is { } line ? $"{file}:{line}" : file
        : null;
}
