namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>A difference that stands as a line of its own, so that nothing disappears.</summary>
/// <param name="Kind">Surplus or shortfall.</param>
/// <param name="Team">Team code; null for the surplus of a shared budget.</param>
/// <param name="AmountFen">Fen, more than 0.</param>
public sealed record BalanceLine(BalanceKind Kind, string? Team, long AmountFen);
