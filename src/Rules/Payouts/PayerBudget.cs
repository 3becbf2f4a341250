namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>The money of one payer for one assessed unit and year.</summary>
public sealed record PayerBudget
{
    PayerBudget(string unit, string payer, BudgetKind kind, long amountFen, IReadOnlyDictionary<string, long> received) =>
        (Unit, Payer, Kind, AmountFen, ReceivedFen) = (unit, payer, kind, amountFen, received);

    /// <summary>Code of the assessed unit (考核单元).</summary>
    public string Unit { get; }

    /// <summary>Payer, from an open list.</summary>
    public string Payer { get; }

    /// <summary>Budget shared by all teams, or money received by each.</summary>
    public BudgetKind Kind { get; }

    /// <summary>Fen in all, 0 or more; for receipts the sum over teams.</summary>
    public long AmountFen { get; }

    /// <summary>Fen received by team, each 0 or more; empty for a budget.</summary>
    public IReadOnlyDictionary<string, long> ReceivedFen { get; }

    /// <summary>A budget shared by the teams of the unit.</summary>
    /// <param name="unit">Code of the assessed unit.</param>
    /// <param name="payer">Payer.</param>
    /// <param name="amountFen">Fen, 0 or more.</param>
    /// <returns>The budget.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public static PayerBudget Shared(string unit, string payer, long amountFen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amountFen);
        return new(unit, payer, BudgetKind.Budget, amountFen, new Dictionary<string, long>());
    }

    /// <summary>Money already received from the teams' own heads (个人, D2).</summary>
    /// <param name="unit">Code of the assessed unit.</param>
    /// <param name="payer">Payer.</param>
    /// <param name="receivedFen">Received − refunded by team code, in fen, each 0 or more.</param>
    /// <returns>The receipts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative: carry it as 结转抵扣 instead.</exception>
    public static PayerBudget Received(string unit, string payer, IReadOnlyDictionary<string, long> receivedFen)
    {
        var sum = 0L;
        foreach (var amount in receivedFen.Values)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(amount, nameof(receivedFen));
            sum += amount;
        }

        return new(unit, payer, BudgetKind.Receipt, sum, receivedFen.ToDictionary(StringComparer.Ordinal));
    }
}
