using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Pays everyone under a scheme: earns, settles, sets advances off, divides and addresses every amount.</summary>
public static class PayoutPlan
{
    /// <summary>Ending of an entry that settles an earlier overpayment.</summary>
    public const string Offset = ".offset";

    /// <summary>Ending of a negative entry: what was advanced beyond what is due.</summary>
    public const string Overpaid = ".carried";

    /// <summary>Computes all entries of a scheme's payout.</summary>
    /// <remarks>
    /// Without budgets all that is earned is paid. With them each payer's lines are settled together: see <see cref="PayoutCalculation"/>.
    /// A pool or fund that nobody has a share in stays a surplus entry.
    /// </remarks>
    /// <param name="scheme">A scheme that <see cref="SchemeValidation"/> finds no fault in; prices and amounts are put in.</param>
    /// <param name="payees">Everyone scored together, with unique keys, in any order.</param>
    /// <param name="budgetsFen">Fen per budget payer, 0 or more; null or absent sets no bound.</param>
    /// <returns>Entries by payout line, then by entity; which order the payees come in changes nothing.</returns>
    /// <exception cref="InvalidOperationException">A price or amount is left to the data, or heads are no whole number.</exception>
    public static IReadOnlyList<PayoutEntry> Of(Scheme scheme, IReadOnlyList<Payee> payees, IReadOnlyDictionary<string, long>? budgetsFen = null)
    {
        var byKey = payees.ToDictionary(payee => payee.Entity, StringComparer.Ordinal);
        var ordered = payees.OrderBy(payee => payee.Entity, StringComparer.Ordinal).ToArray();
        var earned = scheme.PayoutLines.Select(line => (Line: line, Earned: Earnings.Of(line, ordered))).ToArray();
        var paid = new Dictionary<(string Budget, string Line, string Entity), long>();
        foreach (var payer in earned.GroupBy(row => row.Line.BudgetPayer, StringComparer.Ordinal))
        {
            if (budgetsFen is not null && budgetsFen.TryGetValue(payer.Key, out var budget))
            {
                var claims = payer.SelectMany(row => row.Earned.Select(line => line with { Line = Named(row.Line) }));
                foreach (var settled in PayoutCalculation.Settle(PayerBudget.Shared(string.Empty, payer.Key, budget), claims).Lines)
                {
                    paid[(payer.Key, settled.Earned.Line, settled.Earned.Team)] = settled.PaidFen;
                }
            }
        }

        return [.. earned.SelectMany(row => row.Earned
            .SelectMany(line => Entries(row.Line, line, paid.GetValueOrDefault((row.Line.BudgetPayer, Named(row.Line), line.Team), line.EarnedFen), byKey[line.Team]))
            .Concat(Unshared(row.Line, row.Earned)))];
    }

    /// <summary>A line's key within a budget: lines of two payers may draw on one budget under the same key.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Payer and line, joined by a slash.</returns>
    public static string Named(PayoutLine line) => $"{line.Payer}/{line.Line}";

    /// <summary>What one payee is paid on one line, by who gets it, in which instalment and for whom.</summary>
    /// <param name="line">The line.</param>
    /// <param name="earned">What was earned on it.</param>
    /// <param name="paidFen">What the money covers of that, in fen, 0 or more.</param>
    /// <param name="payee">Who earned it.</param>
    /// <param name="broughtFen">Fen paid too much in earlier settlements of the line, 0 or more: set off against what is left to transfer.</param>
    /// <returns>Entries that add up to <paramref name="paidFen"/>; what is set off is one of them, and no transfer.</returns>
    public static IEnumerable<PayoutEntry> Entries(PayoutLine line, EarnedLine earned, long paidFen, Payee payee, long broughtFen = 0)
    {
        var hospital = line.Recipient == Recipient.AllianceHospital;
        var entity = hospital ? payee.Hospital ?? payee.Entity : payee.Entity;
        var name = line.Line + (hospital && payee.Hospital is null ? ".unmapped" : "") + (earned.Suspended ? ".suspended" : "");
        return Instalments(line, earned, paidFen, name, broughtFen)
            .SelectMany(part => line.TeamShare is { } share && part.Fen > 0 && !part.Name.EndsWith(Offset, StringComparison.Ordinal) ? Divided(part, share) : [part])
            .Select(part => new PayoutEntry(entity, line.Payer, part.Name, part.Fen));
    }

    static IEnumerable<(string Name, long Fen)> Instalments(PayoutLine line, EarnedLine earned, long paidFen, string name, long broughtFen)
    {
        var prepaid = line.PrepaidShare is { } share ? Carried.PrepaidFen(earned, share) : 0;
        var left = paidFen - prepaid;
        var transferred = Carried.Of(paidFen, prepaid, broughtFen).BalanceFen;
        (string, long)[] setOff = left > transferred ? [(name + Offset, left - transferred)] : [];
        return line.PrepaidShare is null ? [(name, transferred), .. setOff]
            : left < 0 ? [($"{name}.prepaid", prepaid), (name + Overpaid, left)]
            : [($"{name}.prepaid", prepaid), ($"{name}.balance", transferred), .. setOff];
    }

    static IEnumerable<(string Name, long Fen)> Divided((string Name, long Fen) part, TeamShare share)
    {
        var (team, institution) = share.Divide(part.Fen);
        return [($"{part.Name}.team", team), ($"{part.Name}.institution", institution)];
    }

    static IEnumerable<PayoutEntry> Unshared(PayoutLine line, IReadOnlyList<EarnedLine> earned)
    {
        var amount = line.Rule switch { Pool pool => pool.AmountFen, RewardFund fund => fund.AmountFen, _ => null };
        return amount > 0 && earned.All(row => row.EarnedFen == 0)
            ? [new(string.Empty, line.Payer, line.Line + ".surplus", amount.Value)]
            : [];
    }
}
