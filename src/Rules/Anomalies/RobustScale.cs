namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Features made comparable: each number as its distance from the median in spreads.</summary>
/// <remarks>
/// The spread is the standard deviation with the hundredth part of the numbers at either end drawn in to the last one inside: one mistyped number cannot
/// widen it, and unlike a range between quartiles it is not 0 for a feature that is mostly one value. Where it is 0 all the same the plain standard
/// deviation stands in; a constant feature is 0 everywhere.
/// </remarks>
static class RobustScale
{
    const double Winsorised = 0.01;

    /// <summary>Scales every cell.</summary>
    /// <param name="table">What to scale.</param>
    /// <param name="most">Cells further out than this count as just so far.</param>
    /// <param name="stride">Length of a row of the result, at least the number of features; cells beyond these are 0.</param>
    /// <returns>Row by row in the table's inner order.</returns>
    public static double[] Of(FeatureTable table, double most, int stride)
    {
        var scaled = new double[table.Rows * stride];
        for (var feature = 0; feature < table.Width; feature++)
        {
            var sorted = table.Sorted(feature);
            var (centre, spread) = (Quantile(sorted, 0.5), Spread(sorted));
            for (var place = 0; place < table.Rows && spread > 0; place++)
            {
                scaled[(place * stride) + feature] = Math.Clamp((table.At(place)[feature] - centre) / spread, -most, most);
            }
        }

        return scaled;
    }

    static double Spread(double[] sorted)
    {
        var (lower, upper) = (Quantile(sorted, Winsorised), Quantile(sorted, 1 - Winsorised));
        return Deviation(sorted, lower, upper) is var inner and > 0 ? inner : Deviation(sorted, double.MinValue, double.MaxValue);
    }

    static double Deviation(double[] sorted, double lower, double upper)
    {
        if (sorted.Length == 0 || sorted[0] == sorted[^1])
        {
            return 0;
        }

        var mean = sorted.Sum(value => Math.Clamp(value, lower, upper) / sorted.Length);
        return Math.Sqrt(sorted.Sum(value => Square(Math.Clamp(value, lower, upper) - mean) / sorted.Length));
    }

    static double Quantile(double[] sorted, double part)
    {
        if (sorted.Length == 0)
        {
            return 0;
        }

        var at = part * (sorted.Length - 1);
        var below = (int)at;
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    static double Square(double value) => value * value;
}
