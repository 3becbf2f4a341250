using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>What a line earns as a spreadsheet formula that comes to the same fen as <see cref="Fen.Earned(IReadOnlyList{EarnedPart}, decimal)"/>.</summary>
/// <remarks>
/// A spreadsheet calculates with binary fractions, so prices and the coefficient are first made whole numbers; their products are exact
/// below 2^53, and the one division that follows is rounded once, halves up.
/// </remarks>
public static class EarnedFormula
{
    /// <summary>The formula of a line, in yuan.</summary>
    /// <param name="parts">The line's parts, at least one, each with the cells of its quantity and of its price in yuan.</param>
    /// <param name="coefficient">Cell of the coefficient.</param>
    /// <param name="places">Decimal places that coefficients of the scheme have, 0 to 6.</param>
    /// <returns>The formula, without an equals sign; its result has two decimals.</returns>
    public static string Yuan(IReadOnlyList<(EarnedPart Part, string Quantity, string Price)> parts, string coefficient, int places)
    {
        var digits = parts.Max(part => Places(part.Part.Quantity));
        var most = parts.Max(part => part.Part.Per);
        var products = parts.Select(part => string.Create(
            CultureInfo.InvariantCulture,
            $"{Whole(part.Quantity, digits)}*{Whole(part.Price, 2)}{(most == part.Part.Per ? "" : $"*{most / part.Part.Per}")}")).ToArray();
        var sum = products.Length == 1 ? products[0] : $"({string.Join('+', products)})";
        var divisor = most * Power(places) * Power(digits);
        return string.Create(CultureInfo.InvariantCulture, $"ROUND({sum}*{Whole(coefficient, places)}/{divisor},0)/100");
    }

    /// <summary>Decimal places of a number, trailing zeros aside.</summary>
    /// <param name="number">Any number.</param>
    /// <returns>0 to 28.</returns>
    public static int Places(decimal number) => (number / 1.000000000000000000000000000000000m).Scale;

    static string Whole(string cell, int places) => places == 0 ? cell : string.Create(CultureInfo.InvariantCulture, $"ROUND({cell}*{Power(places)},0)");

    static decimal Power(int places)
    {
        var power = 1m;
        for (var i = 0; i < places; i++)
        {
            power *= 10;
        }

        return power;
    }
}
