namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>What values are usual among peers: their median, and the median distance from it as a standard deviation. Both ignore up to half the peers.</summary>
/// <param name="Middle">Median.</param>
/// <param name="Deviation">1.4826 times the median distance from the median, which is the standard deviation of normal values; at least 1.</param>
/// <param name="Count">How many peers.</param>
public sealed record PeerValues(double Middle, double Deviation, int Count)
{
    /// <summary>Learns from peers.</summary>
    /// <param name="values">Their values, in any order.</param>
    /// <returns>What is usual, or null with fewer than two peers.</returns>
    public static PeerValues? Of(IReadOnlyCollection<long> values)
    {
        if (values.Count < 2)
        {
            return null;
        }

        var middle = Median(values.Select(value => (double)value));
        return new PeerValues(middle, Math.Max(1, 1.4826 * Median(values.Select(value => Math.Abs(value - middle)))), values.Count);
    }

    /// <summary>How likely a peer has at least this value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>0 to 1.</returns>
    public double Upper(long value) => Prediction.Upper((value - Middle) / Deviation, Count);

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
