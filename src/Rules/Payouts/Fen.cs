using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Money in integer fen (分). Nothing here is ever a binary floating-point number.</summary>
public static class Fen
{
    /// <summary>What heads earn: heads × price × coefficient, rounded half up once (design.md, Money).</summary>
    /// <param name="heads">Payable heads.</param>
    /// <param name="priceFen">Fen per head and year, 0 or more.</param>
    /// <param name="coefficient">Factor of the grade, 0 or more.</param>
    /// <returns>Fen, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative.</exception>
    /// <exception cref="OverflowException">The product passes the range of <c>decimal</c> or <c>long</c>.</exception>
    public static long Earned(Heads heads, long priceFen, decimal coefficient) => Rounded(heads.Months, priceFen, coefficient, 12);

    /// <summary>What heads earn when they are given as a number of whole heads.</summary>
    /// <param name="heads">0 or more, exact; thirds and twelfths are not: use <see cref="Heads"/> for them.</param>
    /// <param name="priceFen">Fen per head and year, 0 or more.</param>
    /// <param name="coefficient">Factor of the grade, 0 or more.</param>
    /// <returns>Fen, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative.</exception>
    /// <exception cref="OverflowException">The product passes the range of <c>decimal</c> or <c>long</c>.</exception>
    public static long Earned(decimal heads, long priceFen, decimal coefficient) => Rounded(heads, priceFen, coefficient, 1);

    /// <summary>What several quantities earn together: (quantity × price + …) × coefficient, rounded half up once.</summary>
    /// <param name="parts">Quantities and prices; none earns 0.</param>
    /// <param name="coefficient">Factor of the grade, 0 or more.</param>
    /// <returns>Fen, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative.</exception>
    /// <exception cref="OverflowException">The product passes the range of <c>decimal</c> or <c>long</c>.</exception>
    public static long Earned(IReadOnlyList<EarnedPart> parts, decimal coefficient)
    {
        // every price is for 1 or for 12 units, so that the sum is exact in twelfths
        var twelfths = 0m;
        foreach (var part in parts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(part.Quantity, nameof(parts));
            ArgumentOutOfRangeException.ThrowIfNegative(part.PriceFen, nameof(parts));
            twelfths += part.Quantity * part.PriceFen * (12 / part.Per);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(coefficient);
        return (long)Math.Round(twelfths * coefficient / 12, 0, MidpointRounding.AwayFromZero);
    }

    /// <summary>Fen as yuan.</summary>
    /// <param name="fen">Any amount.</param>
    /// <returns>The amount with two decimals, exact.</returns>
    public static decimal ToYuan(long fen) => new decimal(fen) / 100m;

    /// <summary>Fen as text in yuan, such as 16,650.00 元.</summary>
    /// <param name="fen">Any amount.</param>
    /// <returns>Grouped digits with two decimals and the unit.</returns>
    public static string Text(long fen) => ToYuan(fen).ToString("#,##0.00", CultureInfo.InvariantCulture) + " 元";

    static long Rounded(decimal heads, long priceFen, decimal coefficient, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(heads);
        ArgumentOutOfRangeException.ThrowIfNegative(priceFen);
        ArgumentOutOfRangeException.ThrowIfNegative(coefficient);
        return (long)Math.Round(heads * priceFen * coefficient / parts, 0, MidpointRounding.AwayFromZero);
    }
}
