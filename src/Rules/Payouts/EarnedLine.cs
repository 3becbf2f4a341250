using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>What one team earned on one line of a payer's fee.</summary>
/// <param name="Team">Team code, or the key of whoever else is paid.</param>
/// <param name="Line">Key of the payout line; unique per team within a payer.</param>
/// <param name="Parts">Quantities and prices, in the order of the scheme.</param>
/// <param name="Coefficient">Factor of the grade, 0 or more.</param>
/// <param name="EarnedFen">The sum of quantity × price over the parts, × coefficient, rounded half up once, 0 or more.</param>
/// <param name="Suspended">
/// Whether a veto holds the transfer back until a person decides (D13). The amounts are computed all the same, so that the budget
/// stays reserved.
/// </param>
public sealed record EarnedLine(
    string Team, string Line, IReadOnlyList<EarnedPart> Parts, decimal Coefficient, long EarnedFen, bool Suspended = false)
{
    /// <summary>The amount with its factors, such as 1665 人 × 7.00 元 × 0.9 = 10,489.50 元.</summary>
    public string Explanation
    {
        get
        {
            var sum = string.Join(" + ", Parts.Select(part => part.Text));
            var coefficient = Coefficient.ToString("0.############################", CultureInfo.InvariantCulture);
            return $"{(Parts.Count == 1 ? sum : $"({sum})")} × {coefficient} = {Fen.Text(EarnedFen)}";
        }
    }

    /// <summary>A line with its amount computed.</summary>
    /// <param name="team">Team code.</param>
    /// <param name="line">Key of the payout line.</param>
    /// <param name="heads">Payable heads.</param>
    /// <param name="priceFen">Fen per head and year, 0 or more.</param>
    /// <param name="coefficient">Factor of the grade, 0 or more.</param>
    /// <param name="suspended">Whether the transfer waits for a decision.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Price or coefficient is negative.</exception>
    /// <exception cref="OverflowException">The amount passes the range of <c>long</c>.</exception>
    public static EarnedLine Of(string team, string line, Heads heads, long priceFen, decimal coefficient, bool suspended = false) =>
        Of(team, line, [EarnedPart.Of(heads, priceFen)], coefficient, suspended);

    /// <summary>A line of several parts with its amount computed.</summary>
    /// <param name="team">Team code.</param>
    /// <param name="line">Key of the payout line.</param>
    /// <param name="parts">Quantities and prices.</param>
    /// <param name="coefficient">Factor of the grade, 0 or more.</param>
    /// <param name="suspended">Whether the transfer waits for a decision.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity, a price or the coefficient is negative.</exception>
    /// <exception cref="OverflowException">The amount passes the range of <c>long</c>.</exception>
    public static EarnedLine Of(string team, string line, IReadOnlyList<EarnedPart> parts, decimal coefficient, bool suspended = false) =>
        new(team, line, parts, coefficient, Fen.Earned(parts, coefficient), suspended);

    /// <summary>What the line would be at another coefficient, as for the difference to the next grade (D12).</summary>
    /// <param name="coefficient">Factor, 0 or more.</param>
    /// <returns>The line with its amount computed anew.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The coefficient is negative.</exception>
    public EarnedLine AtCoefficient(decimal coefficient) => Of(Team, Line, Parts, coefficient, Suspended);
}
