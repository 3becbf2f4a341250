using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Scores one entity under one scheme.</summary>
public static class Scorer
{
    /// <summary>Computes every node and the total.</summary>
    /// <remarks>
    /// A measure without a value follows its missing rule. Handed-on points are divided within the parent in proportion; a dimension that
    /// is wholly missing hands its points to the other dimensions. Every node is rounded as declared before it is used. Pure: the same
    /// arguments give the same result, whatever the order of the dictionary.
    /// </remarks>
    /// <param name="scheme">A scheme that <see cref="SchemeValidation"/> finds no fault in.</param>
    /// <param name="values">Values by indicator key; an indicator that is absent was not reported.</param>
    /// <param name="veto">A confirmed finding that overrides the result, or null.</param>
    /// <returns>The scorecard; its total is null when nothing could be scored.</returns>
    /// <exception cref="InvalidOperationException">A measure's steps leave a gap where the value lies.</exception>
    /// <exception cref="OverflowException">Numerator × denominator × points pass 28 digits.</exception>
    public static Scorecard Score(Scheme scheme, IReadOnlyDictionary<string, IndicatorValue> values, Veto? veto = null)
    {
        var roots = Siblings(scheme, scheme.Roots, scheme.DeclaredSum, values);
        return new(scheme, roots, Sum<Ratio, Exactly>(roots, out var total) ? total.Rounded(RoundingRule.Total) : null, veto);
    }

    /// <summary>The sum of the children that have a score, each under its title; false when none has.</summary>
    internal static bool Sum<T, TArithmetic>(IReadOnlyList<ScoredNode> children, out T sum)
        where TArithmetic : struct, IArithmetic<T>
    {
        sum = default!;
        var any = false;
        foreach (var child in children)
        {
            if (child.Score is { } score)
            {
                var part = TArithmetic.Number(child.Title, score);
                sum = any ? TArithmetic.Add(sum, part) : part;
                any = true;
            }
        }

        return any;
    }

    static ScoredNode[] Siblings(
        Scheme scheme, IReadOnlyList<SchemeNode> nodes, decimal points, IReadOnlyDictionary<string, IndicatorValue> values)
    {
        var missing = new NoScore[nodes.Count];
        var counted = 0m;
        var counting = 0;
        for (var i = 0; i < missing.Length; i++)
        {
            missing[i] = Standing.Of(nodes[i], values);
            if (Counts(nodes[i], missing[i]))
            {
                counted += nodes[i].Points;
                counting++;
            }
        }

        var shared = counting > 0 && counted != points ? new Redistribution(points, counted) : null;
        var shares = shared is null ? null : PointShares.Divide(points, [.. nodes.Where((node, i) => Counts(node, missing[i]))], scheme.Rounding);
        var scored = new ScoredNode[missing.Length];
        for (int i = 0, next = 0; i < scored.Length; i++)
        {
            var counts = Counts(nodes[i], missing[i]);
            var own = !counts ? 0 : shares is null ? nodes[i].Points : shares[next++];
            scored[i] = Node(scheme, nodes[i], own, missing[i], counts ? shared : null, values);
        }

        return scored;
    }

    static ScoredNode Node(
        Scheme scheme, SchemeNode node, decimal points, NoScore missing, Redistribution? shared, IReadOnlyDictionary<string, IndicatorValue> values)
    {
        var rounding = node.Rounding ?? scheme.Rounding;
        var children = node is Dimension dimension ? Siblings(scheme, dimension.Children, points, values) : [];
        IndicatorValue? value = node is Measure measure ? Standing.ValueOf(measure, values) : null;
        return new()
        {
            Definition = node,
            Value = value,
            EffectivePoints = points,
            Score = Points(node, value, points, missing, children)?.Rounded(rounding),
            Missing = missing,
            Children = children,
            Redistribution = shared,
            Rounding = rounding,
            SourceFile = scheme.SourceFile,
        };
    }

    static Ratio? Points(SchemeNode node, IndicatorValue? value, decimal points, NoScore missing, ScoredNode[] children)
    {
        if (missing != NoScore.None)
        {
            return !Standing.Counts(node.Missing, missing) ? null : Ratio.Of(node.Missing == MissingRule.Full ? points : 0);
        }

        if (node is not Measure measure)
        {
            return Sum<Ratio, Exactly>(children, out var sum) ? sum : null;
        }

        var found = RuleBook.Value<Ratio, Exactly>(value!.Value, measure.Kind);
        return RuleBook.Points<Ratio, Exactly>(measure.Rule, Ratio.Of(points), measure.Points, found, out _);
    }

    static bool Counts(SchemeNode node, NoScore missing) => missing == NoScore.None || Standing.Counts(node.Missing, missing);
}
