namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>An earned line with what is paid of it.</summary>
/// <param name="Earned">What the team earned and how.</param>
/// <param name="PaidFen">Fen paid, from 0 to what was earned.</param>
public sealed record SettledLine(EarnedLine Earned, long PaidFen)
{
    /// <summary>Fen earned but not covered, 0 or more.</summary>
    public long ShortfallFen => Earned.EarnedFen - PaidFen;
}

/// <summary>Why money and earnings differ.</summary>
public enum BalanceKind
{
    /// <summary>考核结余: money that nobody earned.</summary>
    Surplus,

    /// <summary>缺口: earned, but not covered by the money there is.</summary>
    Shortfall,
}

/// <summary>A difference that stands as a line of its own, so that nothing disappears.</summary>
/// <param name="Kind">Surplus or shortfall.</param>
/// <param name="Team">Team code; null for the surplus of a shared budget.</param>
/// <param name="AmountFen">Fen, more than 0.</param>
public sealed record BalanceLine(BalanceKind Kind, string? Team, long AmountFen);

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
