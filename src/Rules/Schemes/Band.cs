namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A grade (等次): a range of total scores with the coefficient that fees are paid at.</summary>
/// <remarks>Totals are rounded half up to 0.01 before they are banded (D12).</remarks>
/// <param name="Label">Name of the grade, in Chinese.</param>
/// <param name="Lower">Lowest total, in points.</param>
/// <param name="LowerInclusive">Whether the lowest total belongs to the grade.</param>
/// <param name="Upper">Highest total, in points.</param>
/// <param name="UpperInclusive">Whether the highest total belongs to the grade.</param>
/// <param name="Coefficient">Factor on the fee, 0 or more; 1 pays in full, null where the grade decides no money.</param>
public sealed record Band(string Label, decimal Lower, bool LowerInclusive, decimal Upper, bool UpperInclusive, decimal? Coefficient)
{
    /// <summary>The range of totals.</summary>
    public Interval Range => new(Lower, LowerInclusive, Upper, UpperInclusive);

    /// <summary>The faults of a list of bands that has to cover 0 to <paramref name="maximum"/>, both included.</summary>
    /// <param name="bands">Bands in any order.</param>
    /// <param name="maximum">The highest total that can be reached, in points.</param>
    /// <returns>One sentence in Chinese per gap, overlap or empty band; empty when each total has exactly one band.</returns>
    public static IReadOnlyList<string> CoverFaults(IEnumerable<Band> bands, decimal maximum) =>
        Cover.Faults(bands.Select(band => (band.Label, band.Range)), new Interval(0, true, maximum, true));
}
