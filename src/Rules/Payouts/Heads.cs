using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Payable heads (结算人数, D2) as an exact number of twelfths: one person for a year is 12 head-months.</summary>
/// <remarks><c>default</c> is no heads. Dividing by 12 happens once, when money is earned.</remarks>
public readonly record struct Heads
{
    /// <summary>Persons counted whole, as by <c>year_end</c>.</summary>
    /// <param name="persons">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Heads(int persons)
        : this(12L * persons)
    {
    }

    Heads(long months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        Months = months;
    }

    /// <summary>Head-months, 0 or more: twelve for a whole head.</summary>
    public long Months { get; }

    /// <summary>Heads as a number, cut at 28 digits: for display, not for money.</summary>
    public decimal Number => Months / 12m;

    /// <summary>The number as it is put into a formula: whole heads as persons, others as head-months ÷ 12.</summary>
    public string Text => Months % 12 == 0
        ? (Months / 12).ToString(CultureInfo.InvariantCulture) + " 人"
        : Months.ToString(CultureInfo.InvariantCulture) + " 人月 ÷ 12";

    /// <summary>Heads counted by months, as by <c>contract_months</c>.</summary>
    /// <param name="months">Months active at month end, summed over persons, 0 or more.</param>
    /// <returns>months ÷ 12 heads.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Heads HeadMonths(long months) => new(months);
}
