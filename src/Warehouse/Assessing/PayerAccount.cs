using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>The money of one payer in one unit: what was earned from it and what is paid.</summary>
public sealed record PayerAccount(string Title, Settlement Settlement, IReadOnlyList<PaidLine> Lines)
{
    public string Unit => Settlement.Budget.Unit;

    public string Payer => Settlement.Budget.Payer;
}

/// <summary>What one team gets on one line.</summary>
/// <param name="Heads">The heads it is paid for; null where a line counts something else.</param>
/// <param name="Settled">What was earned and what is paid.</param>
/// <param name="Entries">The paid amount by who gets it and when; they add up to it.</param>
/// <param name="BroughtFen">Paid too much in earlier settlements of the line.</param>
/// <param name="NextFen">What would be earned at the next grade; null at the top, or where others' grades decide as well.</param>
public sealed record PaidLine(PayoutLine Line, PayableHeads? Heads, SettledLine Settled, IReadOnlyList<PayoutEntry> Entries, long BroughtFen, long? NextFen)
{
    public string Team => Settled.Earned.Team;

    /// <summary>What a person's decision took out; null where it took out nothing.</summary>
    public LineCut? Cut { get; init; }

    /// <summary>What of the paid amount settles earlier overpayments.</summary>
    public long OffsetFen => EndingIn(PayoutPlan.Offset);

    /// <summary>What stays overpaid, to be set off in the next settlement.</summary>
    public long CarriedFen => BroughtFen - OffsetFen - EndingIn(PayoutPlan.Overpaid);

    long EndingIn(string ending) => Entries.Where(entry => entry.Line.EndsWith(ending, StringComparison.Ordinal)).Sum(entry => entry.AmountFen);
}

/// <summary>What a decision took out of a line (核减).</summary>
/// <param name="Before">Heads or head-months, as the line counts them, without the decision.</param>
/// <param name="Found">Of them those of contracts that were found.</param>
/// <param name="Inferred">Those inferred from the random half of the sample.</param>
/// <param name="BeforeFen">What would be earned without the decision.</param>
public sealed record LineCut(long Before, long Found, long Inferred, long BeforeFen);
