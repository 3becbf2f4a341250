using MathNet.Numerics.Distributions;

namespace FamilyDoctor.Analytics.Rules.Uncertainty;

/// <summary>One entity in a funnel.</summary>
/// <param name="Key">The entity's key.</param>
/// <param name="Share">Its share, 0 to 1.</param>
/// <param name="Cases">Its denominator.</param>
/// <param name="Distance">Distance from the common share in standard deviations, chance and differences between entities both considered.</param>
public sealed record FunnelPoint(string Key, double Share, double Cases, double Distance)
{
    /// <summary>Whether it lies outside the limits of a level, such as 0.998.</summary>
    /// <param name="level">Part expected inside.</param>
    /// <returns>−1 below the lower limit, 1 above the upper one, 0 inside.</returns>
    public int Outside(double level) => Math.Abs(Distance) > Normal.InvCDF(0, 1, (1 + level) / 2) ? Math.Sign(Distance) : 0;
}
