namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Accepted quantity × unit price × quality (量化支付, domain.md 0.3), summed over items.</summary>
/// <remarks>
/// The quantity of an item is an indicator whose numerator is what was accepted and whose denominator is what was due: more than due is
/// paid as due. Quality is the share of its points that a node of the scheme earned, at four places half up; without one the line's
/// coefficient stands for it.
/// </remarks>
/// <param name="Prices">Unit price by indicator.</param>
/// <param name="Quality">Key of the node; null uses the coefficient.</param>
public sealed record PerService(IReadOnlyList<KeyedPrice> Prices, string? Quality = null) : PayoutRule
{
    /// <inheritdoc/>
    public override string Kind => "per_service";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => Prices.Select(price => price.Key);

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() => KeyedPrice.Faults(Prices, "服务项目");
}
