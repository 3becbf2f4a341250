namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Heads × the price of their key group × coefficient; whoever is in several groups is paid once, at the highest price.</summary>
/// <remarks>
/// Heads are told apart by the exact combination of groups they are in, keys joined by a plus sign such as <c>elderly+diabetes</c>: counts
/// per single group cannot say who is in two (domain.md 2.3). Combinations with a group that has no price here are paid for the others.
/// </remarks>
/// <param name="Basis">How heads are counted.</param>
/// <param name="Prices">Price of a head and year by key group.</param>
/// <param name="MinActiveDays">Fewest days active in the year for a head by <see cref="PayoutBasis.YearEnd"/>, 0 to 366.</param>
public sealed record PerHeadByGroup(PayoutBasis Basis, IReadOnlyList<KeyedPrice> Prices, int MinActiveDays = 0) : PayoutRule
{
    /// <summary>What joins the groups of one combination.</summary>
    public const char Joint = '+';

    /// <inheritdoc/>
    public override string Kind => "per_head_by_group";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => [];

    /// <summary>The price of a combination of groups.</summary>
    /// <param name="combination">Group keys joined by a plus sign.</param>
    /// <returns>The highest price in fen, or null when none of the groups has one.</returns>
    public long? PriceOf(string combination) =>
        combination.Split(Joint).Max(group => Prices.FirstOrDefault(price => price.Key == group)?.PriceFen);

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() =>
        [.. BasisFaults(Basis, MinActiveDays), .. KeyedPrice.Faults(Prices, "人群")];
}
