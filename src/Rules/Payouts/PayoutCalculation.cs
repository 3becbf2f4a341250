namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Settles what teams earned against the money there is (design.md, Money; D2).</summary>
public static class PayoutCalculation
{
    /// <summary>Pays the earned lines of one payer and assessed unit.</summary>
    /// <remarks>
    /// When the money covers what was earned, all is paid and the rest is a surplus line. Otherwise a shared budget is divided over the
    /// teams by what they earned with the largest remainder (ties by team code), each team's part over its lines in the same way (ties
    /// by line), and every team that lacks something gets a shortfall line. Receipts are settled for each team by itself.
    /// </remarks>
    /// <param name="budget">The money.</param>
    /// <param name="earned">Lines of this payer and unit, in any order.</param>
    /// <returns>The settlement; which order the lines come in changes nothing.</returns>
    /// <exception cref="ArgumentException">A team has a line twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An earned amount is negative.</exception>
    public static Settlement Settle(PayerBudget budget, IEnumerable<EarnedLine> earned)
    {
        var teams = earned
            .GroupBy(line => line.Team, StringComparer.Ordinal)
            .OrderBy(team => team.Key, StringComparer.Ordinal)
            .Select(team => new TeamClaim(team.Key, [.. team.OrderBy(line => line.Line, StringComparer.Ordinal)], team.Sum(line => line.EarnedFen)))
            .ToArray();
        var total = teams.Sum(team => team.EarnedFen);
        var paid = budget.Kind == BudgetKind.Receipt
            ? teams.ToDictionary(team => team.Team, team => Math.Min(team.EarnedFen, Received(budget, team.Team)), StringComparer.Ordinal)
            : Divide(Math.Min(total, budget.AmountFen), teams.Select(team => (team.Team, team.EarnedFen)));
        return new(
            budget,
            [.. teams.SelectMany(team => Pay(team, paid[team.Team]))],
            [.. Surpluses(budget, paid), .. Shortfalls(teams, paid)]);
    }

    static IEnumerable<SettledLine> Pay(TeamClaim team, long paidFen)
    {
        var parts = Divide(paidFen, team.Lines.Select(line => (line.Line, line.EarnedFen)));
        return team.Lines.Select(line => new SettledLine(line, parts[line.Line]));
    }

    static IEnumerable<BalanceLine> Surpluses(PayerBudget budget, Dictionary<string, long> paid)
    {
        if (budget.Kind == BudgetKind.Budget)
        {
            var rest = budget.AmountFen - paid.Values.Sum();
            return rest > 0 ? [new(BalanceKind.Surplus, null, rest)] : [];
        }

        return budget.ReceivedFen
            .OrderBy(team => team.Key, StringComparer.Ordinal)
            .Select(team => new BalanceLine(BalanceKind.Surplus, team.Key, team.Value - paid.GetValueOrDefault(team.Key)))
            .Where(line => line.AmountFen > 0);
    }

    static IEnumerable<BalanceLine> Shortfalls(IEnumerable<TeamClaim> teams, Dictionary<string, long> paid) => teams
        .Select(team => new BalanceLine(BalanceKind.Shortfall, team.Team, team.EarnedFen - paid[team.Team]))
        .Where(line => line.AmountFen > 0);

    static long Received(PayerBudget budget, string team) => budget.ReceivedFen.TryGetValue(team, out var fen) ? fen : 0;

    // dividing exactly what was earned gives everyone what they earned, so full payment needs no path of its own
    static Dictionary<string, long> Divide(long fen, IEnumerable<(string Key, long Weight)> weights) =>
        LargestRemainder.Split(fen, [.. weights]).ToDictionary(part => part.Key, part => part.Share, StringComparer.Ordinal);

    sealed record TeamClaim(string Team, EarnedLine[] Lines, long EarnedFen);
}
