namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>Many tests at once: which p-values stay small when the number of tests is considered (Benjamini and Hochberg 1995).</summary>
public static class BenjaminiHochberg
{
    /// <summary>The smallest false discovery rate at which each test would be a discovery.</summary>
    /// <param name="values">p-values of all tests of one run, in any order.</param>
    /// <returns>Adjusted values in the same order, 0 to 1: no smaller than the p-value, and in the same order of size.</returns>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(index => values[index]).ThenBy(index => index).ToArray();
        var adjusted = new double[values.Count];
        var least = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            var index = order[rank - 1];
            least = Math.Min(least, values[index] * ((double)values.Count / rank));
            adjusted[index] = least;
        }

        return adjusted;
    }
}
