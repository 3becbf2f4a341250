using FamilyDoctor.Analytics.Rules.Indicators;
using MathNet.Numerics.Distributions;

namespace FamilyDoctor.Analytics.Rules.Uncertainty;

/// <summary>
/// A funnel plot of a share (Spiegelhalter 2005): limits around the common share that are wide for few cases and narrow for many. Real
/// entities differ by more than chance, so limits are widened by a variance between entities, estimated without the extremes
/// (additive random effects, Spiegelhalter 2012).
/// </summary>
public sealed record Funnel
{
    /// <summary>Part of the entities at either end whose distance counts as that of the last one inside.</summary>
    const double Winsorised = 0.10;

    Funnel(double common, double dispersion, double between, IReadOnlyList<FunnelPoint> points)
    {
        Common = common;
        Dispersion = dispersion;
        Between = between;
        Points = points;
    }

    /// <summary>The share over all entities together, 0 to 1.</summary>
    public double Common { get; }

    /// <summary>Mean squared distance in standard errors; about 0.68 where chance alone is at work, since the extremes are drawn in.</summary>
    public double Dispersion { get; }

    /// <summary>Standard deviation between entities beyond chance, as a share; 0 without over-dispersion.</summary>
    public double Between { get; }

    /// <summary>Where each entity lies, in the order given.</summary>
    public IReadOnlyList<FunnelPoint> Points { get; }

    /// <summary>Draws the funnel.</summary>
    /// <param name="values">Shares by key, in a fixed order, since sums of floating point depend on it; those without a rate are left out.</param>
    /// <returns>The funnel, or null when fewer than two entities have a rate or all cases agree.</returns>
    public static Funnel? Of(IEnumerable<KeyValuePair<string, IndicatorValue>> values)
    {
        var known = values.Where(pair => pair.Value.Rate is not null)
            .Select(pair => (pair.Key, Share: (double)pair.Value.Rate!.Value, Cases: (double)pair.Value.Denominator)).ToList();
        var common = known.Sum(entity => entity.Share * entity.Cases) / known.Sum(entity => entity.Cases);
        if (known.Count < 2 || common is <= 0 or >= 1)
        {
            return null;
        }

        var weights = known.Select(entity => entity.Cases / (common * (1 - common))).ToList();
        var distances = Drawn([.. known.Zip(weights, (entity, weight) => (entity.Share - common) * Math.Sqrt(weight))]);
        var dispersion = distances.Sum(z => z * z) / distances.Length;
        var sum = weights.Sum();
        var excess = (distances.Length * dispersion) - (distances.Length - 1);
        var between = Math.Sqrt(Math.Max(0, excess / (sum - (weights.Sum(weight => weight * weight) / sum))));
        return new(common, dispersion, between, [.. known.Zip(weights, (entity, weight) =>
            new FunnelPoint(entity.Key, entity.Share, entity.Cases, (entity.Share - common) / Math.Sqrt((1 / weight) + (between * between))))]);
    }

    /// <summary>The limits for a number of cases.</summary>
    /// <param name="cases">Denominator, more than 0.</param>
    /// <param name="level">Part of the entities expected inside when nothing is unusual, such as 0.95 or 0.998.</param>
    /// <returns>Lower and upper share, held within 0 and 1.</returns>
    public (double Lower, double Upper) Limits(double cases, double level)
    {
        var reach = Normal.InvCDF(0, 1, (1 + level) / 2) * Math.Sqrt((Common * (1 - Common) / cases) + (Between * Between));
        return (Math.Max(0, Common - reach), Math.Min(1, Common + reach));
    }

    // distances beyond the tenth part of either end count as the last one inside
    static double[] Drawn(double[] distances)
    {
        var sorted = distances.Order().ToArray();
        var tail = (int)(sorted.Length * Winsorised);
        return [.. distances.Select(distance => Math.Clamp(distance, sorted[tail], sorted[^(tail + 1)]))];
    }
}
