namespace FamilyDoctor.Analytics.Rules.Uncertainty;

/// <summary>What a share seen in a sample says of the whole (Wilson 1927, 95 %): it stays within 0 and 1 and holds for small samples too.</summary>
/// <param name="Low">Lower bound, 0 to 1.</param>
/// <param name="High">Upper bound, 0 to 1.</param>
public sealed record WilsonInterval(double Low, double High)
{
    /// <summary>The two-sided 95 % point of the normal distribution.</summary>
    const double Point = 1.959963984540054;

    /// <summary>The interval of a share.</summary>
    /// <param name="hits">Cases with what is asked for, 0 to <paramref name="cases"/>.</param>
    /// <param name="cases">All cases.</param>
    /// <returns>Null when there is no case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Hits are fewer than none or more than the cases.</exception>
    public static WilsonInterval? Of(long hits, long cases)
    {
        if (hits < 0 || hits > cases)
        {
            throw new ArgumentOutOfRangeException(nameof(hits), hits, $"expected 0 to {cases}");
        }

        if (cases == 0)
        {
            return null;
        }

        var (share, square) = ((double)hits / cases, Point * Point);
        var middle = share + (square / (2 * cases));
        var reach = Point * Math.Sqrt(((share * (1 - share)) + (square / (4 * cases))) / cases);
        var scale = 1 + (square / cases);
        return new(hits == 0 ? 0 : (middle - reach) / scale, hits == cases ? 1 : (middle + reach) / scale);
    }
}
