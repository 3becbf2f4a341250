namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Divides a whole number so that the parts add up to it exactly (最大余额法).</summary>
/// <remarks>
/// Rounding each part by itself overpaid a pool of 10,000.00 by a fen (domain.md 1.7, scheme B). Here every part is its exact share
/// cut to a whole number, and what is left goes one by one to the largest remainders, equal ones by key.
/// </remarks>
public static class LargestRemainder
{
    /// <summary>Splits a total in proportion to weights.</summary>
    /// <param name="total">What to divide, 0 or more, such as fen.</param>
    /// <param name="weights">Unique keys with weights of 0 or more, in any order; a weight of 0 gets 0.</param>
    /// <returns>
    /// One share per key, in the order given: their sum is the total, each lies between its exact share cut down and rounded up, and
    /// a smaller weight never gets more. Which order the rows come in changes no share.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The total or a weight is negative.</exception>
    /// <exception cref="ArgumentException">A key comes twice, or a total above 0 meets no weight above 0.</exception>
    public static IReadOnlyList<(string Key, long Share)> Split(long total, IReadOnlyList<(string Key, long Weight)> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        Int128 sum = 0;
        var keys = new HashSet<string>(weights.Count, StringComparer.Ordinal);
        foreach (var (key, weight) in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            sum += weight;
            if (!keys.Add(key))
            {
                throw new ArgumentException($"key '{key}' comes twice, expected once", nameof(weights));
            }
        }

        if (sum == 0)
        {
            return total == 0
                ? [.. weights.Select(row => (row.Key, 0L))]
                : throw new ArgumentException($"cannot split {total}: all {weights.Count} weights are zero", nameof(weights));
        }

        var shares = new (string Key, long Share)[weights.Count];
        var remainders = new (Int128 Remainder, string Key, int Row)[weights.Count];
        var left = total;
        for (var row = 0; row < shares.Length; row++)
        {
            // below 2^126, so Int128 holds it
            var (share, remainder) = Int128.DivRem((Int128)total * weights[row].Weight, sum);
            shares[row] = (weights[row].Key, (long)share);
            remainders[row] = (remainder, weights[row].Key, row);
            left -= (long)share;
        }

        Array.Sort(remainders, LargestFirst);
        for (var next = 0; left > 0; next++, left--)
        {
            shares[remainders[next].Row].Share++;
        }

        return shares;
    }

    static int LargestFirst((Int128 Remainder, string Key, int Row) one, (Int128 Remainder, string Key, int Row) two)
    {
        var byRemainder = two.Remainder.CompareTo(one.Remainder);
        return byRemainder != 0 ? byRemainder : string.CompareOrdinal(one.Key, two.Key);
    }
}
