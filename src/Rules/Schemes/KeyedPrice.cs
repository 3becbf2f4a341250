namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A price for one of several: a grade, a key group, a service item.</summary>
/// <param name="Key">What it is for, unique in its list.</param>
/// <param name="PriceFen">Fen, 0 or more.</param>
public sealed record KeyedPrice(string Key, long PriceFen)
{
    internal static IEnumerable<(string Part, string Message)> Faults(IReadOnlyList<KeyedPrice> prices, string what)
    {
        if (prices.Count == 0)
        {
            yield return ("prices", $"没有任何{what}的单价");
        }

        foreach (var price in prices.Where(price => price.PriceFen < 0))
        {
            yield return ("prices", $"{what}“{price.Key}”的单价为 {price.PriceFen} 分,应不小于 0");
        }

        foreach (var twice in prices.GroupBy(price => price.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return ("prices", $"{what}“{twice.Key}”的单价出现 {twice.Count()} 次,应只出现一次");
        }
    }
}
