using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Shares of a fixed sum: by points × coefficient, or among those in the best grades.</summary>
static class PoolShares
{
    /// <summary>Decimal places that a quantity to share by may have.</summary>
    const int Places = 4;

    public static IReadOnlyList<EarnedLine> Of(PayoutLine line, Pool pool, IReadOnlyList<Payee> payees) => Divide(
        line, pool.AmountFen, payees, payee => (payee.Quantity(pool.Points) ?? 0) * (line.ScoreLinked ? payee.Coefficient : 1));

    // a veto sets the grade to 不合格 (D13): whoever is vetoed has no share
    public static IReadOnlyList<EarnedLine> Of(PayoutLine line, RewardFund fund, IReadOnlyList<Payee> payees) => Divide(
        line, fund.AmountFen, payees, payee => payee is { Suspended: false, Card.Band: { } band } && fund.Grades.Contains(band.Label)
            ? fund.By is null ? 1 : payee.Quantity(fund.By) ?? 0
            : 0);

    static EarnedLine[] Divide(PayoutLine line, long? amountFen, IReadOnlyList<Payee> payees, Func<Payee, decimal> weight)
    {
        var amount = amountFen ?? throw Earnings.Unpriced(line, "amount");
        // four places of the quantity and up to six of the coefficient
        var weights = payees.Select(payee => (payee.Entity, (long)(Checked(payee, weight(payee)) * 10_000_000_000m))).ToArray();
        var shares = weights.All(row => row.Item2 == 0)
            ? weights
            : LargestRemainder.Split(amount, weights);
        return [.. payees.Select((payee, i) => EarnedLine.Of(payee.Entity, line.Line, [new("份", 1, 1, shares[i].Item2)], 1, payee.Suspended))];
    }

    static decimal Checked(Payee payee, decimal weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight, payee.Entity);
        return weight == Math.Round(weight, Places + 6) ? weight
            : throw new InvalidOperationException($"'{payee.Entity}' shares by {weight}, expected at most {Places} decimal places");
    }
}
