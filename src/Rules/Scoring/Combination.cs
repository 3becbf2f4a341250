using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>What each way of combining computes. It reads the children's printed scores, so that what is printed is what was combined, unless a scheme says otherwise.</summary>
static class Combination
{
    /// <summary>The score of a dimension from its counted children, at least one of which has a score.</summary>
    /// <param name="ground">What was done, in Chinese.</param>
    public static T Score<T, TArithmetic>(Dimension dimension, T points, IReadOnlyList<ScoredNode> children, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        ground = "下级各项相加";
        switch (dimension.Combining)
        {
            case Combining.Sum:
                return Sum<T, TArithmetic>(children);
            case Combining.CappedSum:
                return Capped<T, TArithmetic>(dimension.Points, points, children, ref ground);
            case Combining.Mean:
                ground = "有得分的各项平均";
                return Mean<T, TArithmetic>(points, children, weighted: false);
            case Combining.WeightedMean:
                ground = "有得分的各项按权重平均";
                return Mean<T, TArithmetic>(points, children, weighted: true);
            default:
                var chosen = Extreme(children, dimension.Combining == Combining.Best ? 1 : -1);
                ground = $"取{(dimension.Combining == Combining.Best ? "最高" : "最低")}的一项:{chosen.Title}";
                return TArithmetic.Multiply(points, Extreme<T, TArithmetic>(children, dimension.Combining == Combining.Best));
        }
    }

    public static string Text(Combining combining) => combining switch
    {
        Combining.Sum => "各项得分之和",
        Combining.CappedSum => "各项得分之和(封顶,缺项不分摊)",
        Combining.Mean => "有得分各项的得分率平均",
        Combining.WeightedMean => "有得分各项的得分率按权重平均",
        Combining.Best => "各项中得分率最高的一项",
        _ => "各项中得分率最低的一项",
    };

    static bool Takes(ScoredNode child) => child.Score is not null && child.Definition.Counted;

    static T Sum<T, TArithmetic>(IReadOnlyList<ScoredNode> children)
        where TArithmetic : struct, IArithmetic<T>
    {
        var (sum, any) = (default(T)!, false);
        for (var i = 0; i < children.Count; i++)
        {
            if (Takes(children[i]))
            {
                var part = Carried<T, TArithmetic>(children[i]);
                sum = any ? TArithmetic.Add(sum, part) : part;
                any = true;
            }
        }

        return sum;
    }

    static T Capped<T, TArithmetic>(decimal declared, T points, IReadOnlyList<ScoredNode> children, ref string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var sum = Sum<T, TArithmetic>(children);
        if (TArithmetic.Read(sum).CompareTo(Ratio.Of(declared)) > 0)
        {
            ground = "下级各项相加超过分值,按分值封顶";
        }

        return TArithmetic.Smaller(RuleBook.Scaled<T, TArithmetic>(points, declared, sum), points);
    }

    static T Mean<T, TArithmetic>(T points, IReadOnlyList<ScoredNode> children, bool weighted)
        where TArithmetic : struct, IArithmetic<T>
    {
        var (sum, total, any) = (default(T)!, 0m, false);
        for (var i = 0; i < children.Count; i++)
        {
            if (Takes(children[i]))
            {
                var weight = weighted ? children[i].Definition.Weight ?? 0 : 1;
                var share = Share<T, TArithmetic>(children[i]);
                var part = weighted ? TArithmetic.Multiply(TArithmetic.Number("权重", weight), share) : share;
                sum = any ? TArithmetic.Add(sum, part) : part;
                total += weight;
                any = true;
            }
        }

        return TArithmetic.Divide(TArithmetic.Multiply(points, sum), TArithmetic.Number(weighted ? "权重之和" : "项数", total));
    }

    static ScoredNode Extreme(IReadOnlyList<ScoredNode> children, int sign)
    {
        ScoredNode? chosen = null;
        for (var i = 0; i < children.Count; i++)
        {
            if (Takes(children[i]) && (chosen is null || Share<Ratio, Exactly>(children[i]).CompareTo(Share<Ratio, Exactly>(chosen)) * sign > 0))
            {
                chosen = children[i];
            }
        }

        return chosen!;
    }

    static T Extreme<T, TArithmetic>(IReadOnlyList<ScoredNode> children, bool best)
        where TArithmetic : struct, IArithmetic<T>
    {
        var (chosen, any) = (default(T)!, false);
        for (var i = 0; i < children.Count; i++)
        {
            if (Takes(children[i]))
            {
                var share = Share<T, TArithmetic>(children[i]);
                chosen = !any ? share : best ? TArithmetic.Larger(chosen, share) : TArithmetic.Smaller(chosen, share);
                any = true;
            }
        }

        return chosen;
    }

    static T Share<T, TArithmetic>(ScoredNode child)
        where TArithmetic : struct, IArithmetic<T> =>
            TArithmetic.Divide(Carried<T, TArithmetic>(child), TArithmetic.Below(child, NamedQuantity.ItsPoints, Ratio.Of(child.EffectivePoints)));

    static T Carried<T, TArithmetic>(ScoredNode child)
        where TArithmetic : struct, IArithmetic<T> =>
            TArithmetic.Below(child, child.Rounding.PrintedOnly ? NamedQuantity.Exact : NamedQuantity.Score, child.Carried);
}
