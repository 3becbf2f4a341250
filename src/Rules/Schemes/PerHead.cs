namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Payable heads × price of a head and year × coefficient (D2).</summary>
/// <param name="Basis">How heads are counted.</param>
/// <param name="Eligibility">Key of the heads this payer pays for.</param>
/// <param name="PriceFen">Fen per head and year, 0 or more; null takes it from the price list of the data.</param>
/// <param name="MinActiveDays">Fewest days active in the year for a head by <see cref="PayoutBasis.YearEnd"/>, 0 to 366.</param>
public sealed record PerHead(PayoutBasis Basis, string Eligibility, long? PriceFen = null, int MinActiveDays = 0) : PayoutRule
{
    /// <inheritdoc/>
    public override string Kind => "per_head";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => [Eligibility];

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() =>
        [.. BasisFaults(Basis, MinActiveDays), .. Named("eligibility", Eligibility, "资格条件"), .. Amount("price", PriceFen, "单价")];
}
