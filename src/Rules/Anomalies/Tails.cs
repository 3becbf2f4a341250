namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Scores of any scale as places among all rows.</summary>
static class Tails
{
    /// <summary>Ranks from 1 for the lowest; equals share the mean of theirs.</summary>
    public static double[] MidRanks(IReadOnlyList<double> scores)
    {
        double[] sorted = [.. scores];
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }

            foreach (var row in order.AsSpan(from, to - from))
            {
                ranks[row] = (from + 1 + to) / 2.0;
            }

            from = to;
        }

        return ranks;
    }

    /// <summary>−ln of the part of all rows that score at least as high, equals counted half: 0 for the lowest, ln of the number of rows for the one highest.</summary>
    public static double[] Rarities(IReadOnlyList<double> scores) =>
        Array.ConvertAll(MidRanks(scores), rank => -Math.Log((scores.Count + 1 - rank) / scores.Count));
}
