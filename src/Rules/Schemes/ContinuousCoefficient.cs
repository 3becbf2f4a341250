namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A factor on the fee that follows the total without steps: total ÷ highest score (D12).</summary>
/// <remarks>Both lines are cliffs: a point below <see cref="FullFrom"/> = 0.85 costs 15 % of the fee (domain.md 1.7).</remarks>
/// <param name="ZeroBelow">Totals below it are paid nothing, in points; 0 pays every point.</param>
/// <param name="FullFrom">Factors from here on become 1 (domain.md 1.2: 0.85), more than 0 and at most 1; 1 changes nothing.</param>
/// <param name="Places">Decimal places, half up, 0 to 6.</param>
public sealed record ContinuousCoefficient(decimal ZeroBelow, decimal FullFrom = 1, int Places = 4)
{
    /// <summary>The factor of a total.</summary>
    /// <param name="total">In points.</param>
    /// <param name="maximum">The scheme's declared sum, more than 0.</param>
    /// <returns>0 to 1; a total above the declared sum, by a bonus, is paid in full and not more.</returns>
    public decimal At(decimal total, decimal maximum)
    {
        var factor = Math.Round(total / maximum, Places, MidpointRounding.AwayFromZero);
        return total < ZeroBelow ? 0 : factor >= FullFrom ? 1 : factor;
    }
}
