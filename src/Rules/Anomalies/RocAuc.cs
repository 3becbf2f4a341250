namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Area under the receiver operating characteristic: how well scores put labelled rows first.</summary>
public static class RocAuc
{
    /// <summary>The chance that a labelled row scores higher than one that is not, equals counted half (Mann and Whitney 1947).</summary>
    /// <param name="scores">One per row.</param>
    /// <param name="labels">True for a row that should score high.</param>
    /// <returns>0 to 1, 0.5 for chance; null when all labels are the same.</returns>
    /// <exception cref="ArgumentException">There are not as many labels as scores.</exception>
    public static double? Of(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        if (scores.Count != labels.Count)
        {
            throw new ArgumentException($"found {labels.Count} labels for {scores.Count} scores, expected as many", nameof(labels));
        }

        double labelled = labels.Count(label => label);
        var others = labels.Count - labelled;
        if (labelled == 0 || others == 0)
        {
            return null;
        }

        var ranks = Tails.MidRanks(scores);
        return (ranks.Where((_, row) => labels[row]).Sum() - (labelled * (labelled + 1) / 2)) / (labelled * others);
    }
}
