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

    public static Explanation OfTotal(Scheme scheme, IReadOnlyList<ScoredNode> roots)
    {
        var sum = Scorer.Sum<Formula, Written>(roots, out var found) ? found : null;
        return new(
            "总分", $"各项得分之和,满分 {Written.Plain(scheme.DeclaredSum)}", null, null, "先取整再定等次",
            sum?.Names.Text, sum?.Numbers.Text, sum?.Value.Rounded(RoundingRule.Total), RoundingRule.Total.Text, scheme.SourceFile);
    }

    static Explanation OfMeasure(ScoredNode node, Measure measure)
    {
        var value = RuleBook.Value<Formula, Written>(node.Value!.Value, measure.Kind);
        var formula = RuleBook.Points<Formula, Written>(
            measure.Rule, Written.Number("分值", node.EffectivePoints), measure.Points, Written.Named("完成值", value), out var ground);
        var shown = Math.Round(value.Value.Value, 6, MidpointRounding.AwayFromZero);
        var sign = new Ratio(shown, 1).CompareTo(value.Value) == 0 ? "=" : "≈";
        return new(
            node.Title, measure.Rule.Text,
            $"完成值 = {value.Names.Text} = {value.Numbers.Text} {sign} {Written.Plain(shown)}",
            Shared(node), ground, formula.Names.Text, formula.Numbers.Text, formula.Value.Rounded(node.Rounding), node.Rounding.Text, Place(node));
    }

    static Explanation OfDimension(ScoredNode node)
    {
        Scorer.Sum<Formula, Written>(node.Children, out var sum);
        return new(
            node.Title, $"各项得分之和,分值 {Written.Plain(node.MaxPoints)}", null, Shared(node), "下级各项相加",
            sum.Names.Text, sum.Numbers.Text, sum.Value.Rounded(node.Rounding), node.Rounding.Text, Place(node));
    }

    static Explanation Missing(ScoredNode node)
    {
        var rule = node.Definition is Measure measure ? measure.Rule.Text : $"各项得分之和,分值 {Written.Plain(node.MaxPoints)}";
        var treatment = node.Score switch
        {
            null when node.Definition.Missing == MissingRule.NotRanked => "其分值由同级各项按比例分摊,不参与排名",
            null => "其分值由同级各项按比例分摊",
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
