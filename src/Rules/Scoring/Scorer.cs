using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Scores one entity under one scheme.</summary>
public static class Scorer
{
    /// <summary>Computes every node and the total.</summary>
    /// <remarks>
    /// A node without a value follows its missing rule. Where scores are summed, handed-on points are divided within the parent in
    /// proportion, and a dimension that is wholly missing hands its points to the others; elsewhere a missing node is left out of what is
    /// combined (<see cref="Combining"/>). Every node is rounded as declared before it is used. Pure: the same arguments give the same
    /// result, whatever the order of the dictionary.
    /// </remarks>
    /// <param name="scheme">A scheme that <see cref="SchemeValidation"/> finds no fault in.</param>
    /// <param name="values">Values by indicator key; an indicator that is absent was not reported.</param>
    /// <param name="findings">Confirmed findings, each naming an adjustment of the scheme; null is none.</param>
    /// <param name="peers">Means for relative measures, from <see cref="PeerMeans.Of"/>; null for a scheme without any.</param>
    /// <returns>The scorecard; its total is null when nothing could be scored.</returns>
    /// <exception cref="ArgumentException">A finding names no adjustment of the scheme, or nothing it rests on.</exception>
    /// <exception cref="InvalidOperationException">
    /// A measure's steps leave a gap where the value lies, given points lie outside its points, or a relative measure has no mean.
    /// </exception>
    /// <exception cref="OverflowException">Numerator × denominator × points pass 28 digits.</exception>
    public static Scorecard Score(
        Scheme scheme, IReadOnlyDictionary<string, IndicatorValue> values, IReadOnlyList<Finding>? findings = null, PeerMeans? peers = null)
    {
        var whole = scheme.Whole;
        var found = Found.Of(whole, values);
        var roots = Children(new(scheme, peers), whole, whole.Points, found.Children!);
        decimal? total = found.Missing == NoScore.None
            ? Combination.Score<Ratio, Exactly>(whole, Ratio.Of(whole.Points), roots, out _).Rounded(scheme.TotalRounding)
            : null;
        var card = new Scorecard(scheme, roots, total, null) { Missing = found.Missing };
        return findings is null or [] ? card : Adjusting.Apply(card, findings);
    }

    static ScoredNode[] Children(in Case of, Dimension parent, decimal points, Found[] found)
    {
        var nodes = parent.Children;
        var (counted, counting) = (0m, 0);
        for (var i = 0; i < found.Length; i++)
        {
            if (nodes[i].Counted && Standing.Counts(nodes[i], found[i].Missing))
            {
                counted += nodes[i].Points;
                counting++;
            }
        }

        var shared = parent.Combining == Combining.Sum && counting > 0 && counted != points ? new Redistribution(points, counted) : null;
        var shares = shared is null ? null : Shares(nodes, found, points, of.Scheme.Rounding);
        var scored = new ScoredNode[found.Length];
        for (int i = 0, next = 0; i < scored.Length; i++)
        {
            var takes = Standing.Counts(nodes[i], found[i].Missing);
            var handed = takes && nodes[i].Counted ? shared : null;
            scored[i] = Node(of, nodes[i], !takes ? 0 : handed is null ? nodes[i].Points : shares![next++], found[i], handed, parent.Combining);
        }

        return scored;
    }

    static decimal[] Shares(IReadOnlyList<SchemeNode> nodes, Found[] found, decimal points, RoundingRule rounding) =>
        PointShares.Divide(points, [.. nodes.Where((node, i) => node.Counted && Standing.Counts(node, found[i].Missing))], rounding);

    static ScoredNode Node(in Case of, SchemeNode node, decimal points, in Found found, Redistribution? shared, Combining within)
    {
        var rounding = node.Rounding ?? of.Scheme.Rounding;
        var measure = node as Measure;
        // what a dimension with too few parts handed on, its parts show all the same
        var children = node is Dimension dimension
            ? Children(of, dimension, found.Missing == NoScore.TooFew ? dimension.Points : points, found.Children!)
            : [];
        var mean = measure?.Rule is RelativeToMean ? of.Peers?.ByNode.GetValueOrDefault(measure.Key) : null;
        var exact = Points(node, found, mean, points, children);
        var score = exact?.Rounded(rounding);
        return new()
        {
            Definition = node,
            Value = measure is null ? null : found.Value,
            Mean = mean,
            EffectivePoints = points,
            Score = score,
            Carried = rounding.PrintedOnly ? exact ?? default : Ratio.Of(score ?? 0),
            Missing = found.Missing,
            Children = children,
            Redistribution = shared,
            Within = within,
            Rounding = rounding,
            SourceFile = of.Scheme.SourceFile,
        };
    }

    static Ratio? Points(SchemeNode node, in Found found, PeerMean? mean, decimal points, ScoredNode[] children)
    {
        if (found.Missing != NoScore.None)
        {
            return Standing.Treatment(node, found.Missing) switch
            {
                MissingRule.Full => Ratio.Of(points),
                MissingRule.Zero => Ratio.Of(0),
                _ => null,
            };
        }

        if (node is not Measure measure)
        {
            return Combination.Score<Ratio, Exactly>((Dimension)node, Ratio.Of(points), children, out _);
        }

        var value = RuleBook.Value<Ratio, Exactly>(found.Value, measure.Kind);
        return RuleBook.Points<Ratio, Exactly>(measure.Rule, new(Ratio.Of(points), measure.Points, value, found.Value.Baseline, mean), out _);
    }

    readonly record struct Case(Scheme Scheme, PeerMeans? Peers);
}
