using MathNet.Numerics.Distributions;

namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>How odd one more observation is when the usual is learned from a few.</summary>
public static class Prediction
{
    /// <summary>The probability of lying at least so far above.</summary>
    /// <param name="distance">In standard deviations above the middle of the peers.</param>
    /// <param name="peers">How many the middle and the deviation were learned from, at least 2.</param>
    /// <returns>0 to 1; Student's t with one degree less than peers, widened by the error of the middle.</returns>
    public static double Upper(double distance, int peers) =>
        StudentT.CDF(0, 1, peers - 1, -distance / Math.Sqrt(1 + (1.0 / peers)));
}
