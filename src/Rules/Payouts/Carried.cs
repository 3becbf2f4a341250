namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>What is transferred after advances (预拨, D2): the balance, or a debt that later payments are cut by (结转抵扣).</summary>
/// <param name="BalanceFen">Fen to transfer now, 0 or more.</param>
/// <param name="CarriedFen">Fen owed into the next settlement, 0 or more; never both above 0.</param>
public sealed record Carried(long BalanceFen, long CarriedFen)
{
    /// <summary>Settles an amount.</summary>
    /// <param name="paidFen">Fen due after shortfalls, 0 or more.</param>
    /// <param name="prepaidFen">Fen paid in advance, 0 or more.</param>
    /// <param name="carriedInFen">Fen owed from earlier settlements, 0 or more.</param>
    /// <returns>paid − prepaid − carried in, as a balance or as a debt.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public static Carried Of(long paidFen, long prepaidFen, long carriedInFen = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(paidFen);
        ArgumentOutOfRangeException.ThrowIfNegative(prepaidFen);
        ArgumentOutOfRangeException.ThrowIfNegative(carriedInFen);
        var net = paidFen - prepaidFen - carriedInFen;
        return new(Math.Max(0, net), Math.Max(0, -net));
    }

    /// <summary>What is paid in advance: share × the amount at coefficient 1, rounded half up.</summary>
    /// <param name="line">The earned line.</param>
    /// <param name="share">0 to 1.</param>
    /// <returns>Fen, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is negative.</exception>
    public static long PrepaidFen(EarnedLine line, decimal share) => Fen.Earned(line.Parts, share);
}
