namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How an amount of money comes about. Each shape is a kind of its own; there is no formula language (style.md 4).</summary>
/// <remarks>
/// A rule is data; its arithmetic stands in the Payouts namespace. Quantities are named by keys: the data side, or a file of values, knows
/// how many heads, months, items or points an entity has under each.
/// </remarks>
public abstract record PayoutRule
{
    /// <summary>Name of the kind in a scheme file, such as <c>per_head</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Keys of the quantities that it needs.</summary>
    public abstract IEnumerable<string> Quantities { get; }

    /// <summary>What is wrong with the rule's own numbers.</summary>
    /// <returns>The part concerned and one sentence in Chinese per fault.</returns>
    public abstract IEnumerable<(string Part, string Message)> Faults();

    private protected static IEnumerable<(string, string)> BasisFaults(PayoutBasis basis, int minActiveDays)
    {
        if (basis == PayoutBasis.Undeclared)
        {
            yield return ("basis", "未写结算人数口径,应为 year_end(年末在签)或 contract_months(签约人月)");
        }

        if (minActiveDays is < 0 or > 366)
        {
            yield return ("minimum_days", $"最少在签天数为 {minActiveDays},应在 0 到 366 之间");
        }
    }

    private protected static IEnumerable<(string, string)> Named(string part, string key, string what)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            yield return (part, $"未写{what}");
        }
    }

    private protected static IEnumerable<(string, string)> Amount(string part, long? fen, string what)
    {
        if (fen < 0)
        {
            yield return (part, $"{what}为 {fen} 分,应不小于 0");
        }
    }
}
