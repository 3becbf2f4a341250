namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>One amount of a payout as it is listed. The entries of a payee on a line add up to what the line pays.</summary>
/// <param name="Entity">Who gets it: the payee, the lead hospital for guidance, or empty for what nobody gets.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="Line">
/// Key of the payout line and, where the amount is only part of it, which part: <c>prepaid</c>, <c>balance</c>, <c>carried</c>,
/// <c>team</c>, <c>institution</c>, <c>suspended</c>, <c>unmapped</c>, <c>surplus</c>, joined by a dot.
/// </param>
/// <param name="AmountFen">Fen; below 0 only for what is carried into the next settlement.</param>
public sealed record PayoutEntry(string Entity, string Payer, string Line, long AmountFen);
