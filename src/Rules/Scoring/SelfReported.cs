using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>How much of a score rests on what the scored entered themselves (自填数据占分, domain.md 1.8): an unaudited point is worth less than an audited one.</summary>
public static class SelfReported
{
    /// <summary>The share of earned points that come from self-reported data.</summary>
    /// <remarks>A measure's part in the total is what its dimensions pass on of it: under a sum its score, elsewhere its share of what the siblings earned.</remarks>
    /// <param name="card">The scorecard, findings aside.</param>
    /// <param name="isSelfReported">Whether an indicator, by its key, is computed from what teams or institutions enter themselves.</param>
    /// <returns>0 to 1, unrounded; null when nothing was earned.</returns>
    public static decimal? Share(Scorecard card, Func<string, bool> isSelfReported)
    {
        var (self, all) = Sum(card.Roots, isSelfReported);
        return all > 0 ? self / all : null;
    }

    static (decimal Self, decimal All) Sum(IEnumerable<ScoredNode> nodes, Func<string, bool> isSelfReported)
    {
        var (self, all) = (0m, 0m);
        foreach (var node in nodes.Where(node => node is { Score: > 0, Definition.Counted: true }))
        {
            var score = node.Score!.Value;
            all += score;
            if (node.Definition is Measure measure)
            {
                self += isSelfReported(measure.Indicator) ? score : 0;
            }
            else if (Sum(node.Children, isSelfReported) is { All: > 0 } below)
            {
                self += score * below.Self / below.All;
            }
        }

        return (self, all);
    }
}
