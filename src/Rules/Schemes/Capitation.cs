namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Contract-months × price of a month × coefficient, as 10 yuan per signed person and month (domain.md 1.5, 长宁).</summary>
/// <param name="Eligibility">Key of the months: active at month end, summed over eligible persons.</param>
/// <param name="PriceFen">Fen per month, 0 or more.</param>
public sealed record Capitation(string Eligibility, long PriceFen) : PayoutRule
{
    /// <inheritdoc/>
    public override string Kind => "capitation";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => [Eligibility];

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() =>
        [.. Named("eligibility", Eligibility, "资格条件"), .. Amount("price", PriceFen, "单价")];
}
