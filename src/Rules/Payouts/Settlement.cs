namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>How the money of one payer and assessed unit was settled.</summary>
/// <remarks>paid + surplus = budget, and paid + shortfall = earned; <see cref="Reconciliation"/> checks both.</remarks>
/// <param name="Budget">The money.</param>
/// <param name="Lines">Earned lines with what is paid, by team and line.</param>
/// <param name="Balances">Surplus and shortfalls above 0, by kind and team.</param>
public sealed record Settlement(PayerBudget Budget, IReadOnlyList<SettledLine> Lines, IReadOnlyList<BalanceLine> Balances)
{
    /// <summary>Fen earned by all teams.</summary>
    public long EarnedFen => Lines.Sum(line => line.Earned.EarnedFen);

    /// <summary>Fen paid to all teams, suspended lines included.</summary>
    public long PaidFen => Lines.Sum(line => line.PaidFen);

    /// <summary>Fen of <see cref="PaidFen"/> that a veto holds back (暂停).</summary>
    public long SuspendedFen => Lines.Where(line => line.Earned.Suspended).Sum(line => line.PaidFen);

    /// <summary>Fen that nobody earned (考核结余).</summary>
    public long SurplusFen => Balances.Where(line => line.Kind == BalanceKind.Surplus).Sum(line => line.AmountFen);

    /// <summary>Fen earned but not covered.</summary>
    public long ShortfallFen => Balances.Where(line => line.Kind == BalanceKind.Shortfall).Sum(line => line.AmountFen);
}
