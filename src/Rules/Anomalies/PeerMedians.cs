using FamilyDoctor.Analytics.Rules.Ranking;

namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Medians of features by peer group.</summary>
static class PeerMedians
{
    /// <param name="cells">Row by row; NaN is missing.</param>
    /// <param name="width">Cells of a row.</param>
    /// <param name="peers">Group of each row, 0 and up.</param>
    /// <returns>Medians by group and feature; those over all rows where a group has too few numbers, 0 where there are none at all.</returns>
    public static double[][] Of(double[] cells, int width, int[] peers)
    {
        var medians = new double[peers.Max() + 1][];
        foreach (ref var group in medians.AsSpan())
        {
            group = new double[width];
        }

        for (var feature = 0; feature < width; feature++)
        {
            var known = Enumerable.Range(0, peers.Length).Where(row => !double.IsNaN(cells[(row * width) + feature]))
                .Select(row => (Group: peers[row], Value: cells[(row * width) + feature])).ToArray();
            var overall = Median([.. known.Select(cell => cell.Value)]);
            foreach (var group in medians)
            {
                group[feature] = overall;
            }

            foreach (var group in known.GroupBy(cell => cell.Group, cell => cell.Value))
            {
                double[] values = [.. group];
                if (values.Length >= PeerStandings.LeastPeers)
                {
                    medians[group.Key][feature] = Median(values);
                }
            }
        }

        return medians;
    }

    static double Median(double[] values)
    {
        if (values.Length == 0)
        {
            return 0;
        }

        Array.Sort(values);
        return (values[(values.Length - 1) / 2] / 2) + (values[values.Length / 2] / 2);
    }
}
