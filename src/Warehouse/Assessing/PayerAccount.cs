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
/// <param name="NextFen">What would be earned at the next grade; null at the top, or where others' grades decide as well.</param>
public sealed record PaidLine(PayoutLine Line, PayableHeads? Heads, SettledLine Settled, IReadOnlyList<PayoutEntry> Entries, long? NextFen)
{
    public string Team => Settled.Earned.Team;
}
