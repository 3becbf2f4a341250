using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Hands the points of missing nodes to their siblings, in proportion, so that they add up to the parent's to the last digit.</summary>
static class PointShares
{
    /// <summary>Divides a parent's points over the nodes that count.</summary>
    /// <param name="total">Points of the parent, after its own redistribution.</param>
    /// <param name="nodes">The nodes that count, at least one.</param>
    /// <param name="rounding">The scheme's rounding; points are cut at its places, so that a full score is never rounded up past them.</param>
    /// <returns>Points in the order of the nodes; their sum is the total.</returns>
    public static decimal[] Divide(decimal total, IReadOnlyList<SchemeNode> nodes, RoundingRule rounding)
    {
        var scale = 0;
        foreach (var node in nodes)
        {
            scale = Math.Max(scale, node.Points.Scale);
        }

        var unit = Power(Math.Max(rounding.Places, total.Scale));
        var weightUnit = Power(scale);
        var weights = new (string, long)[nodes.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (nodes[i].Key, (long)(nodes[i].Points * weightUnit));
        }

        var shares = LargestRemainder.Split((long)(total * unit), weights);
        var points = new decimal[shares.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = shares[i].Share / unit;
        }

        return points;
    }

    static decimal Power(int places)
    {
        var power = 1m;
        for (var i = 0; i < places; i++)
        {
            power *= 10;
        }

        return power;
    }
}
