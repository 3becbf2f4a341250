using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>A quantity at a price: what an amount is made of before the coefficient.</summary>
/// <param name="Unit">What is counted, in Chinese, such as 人 or 项次.</param>
/// <param name="Quantity">0 or more, exact.</param>
/// <param name="Per">What the quantity is divided by when the amount is rounded: 12 for head-months at a price per year, else 1.</param>
/// <param name="PriceFen">Fen per unit, 0 or more.</param>
public sealed record EarnedPart(string Unit, decimal Quantity, int Per, long PriceFen)
{
    /// <summary>The quantity as it is put into a formula: whole heads as persons, others as head-months ÷ 12.</summary>
    public string QuantityText => Per == 1 ? $"{Plain(Quantity)} {Unit}"
        : Quantity % Per == 0 ? $"{Plain(Quantity / Per)} {Unit}"
        : $"{Plain(Quantity)} {Unit}月 ÷ {Per}";

    /// <summary>Quantity × price, as in 1665 人 × 7.00 元.</summary>
    public string Text => $"{QuantityText} × {Fen.Text(PriceFen)}";

    /// <summary>Heads at a price per year.</summary>
    /// <param name="heads">Payable heads.</param>
    /// <param name="priceFen">Fen per head and year, 0 or more.</param>
    /// <returns>The part, in head-months.</returns>
    public static EarnedPart Of(Heads heads, long priceFen) => new("人", heads.Months, 12, priceFen);

    static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
