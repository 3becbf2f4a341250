namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Payable heads × the price of the grade reached, as 50, 80 and 100 yuan (domain.md 1.1). No further coefficient applies.</summary>
/// <param name="Basis">How heads are counted.</param>
/// <param name="Eligibility">Key of the heads this payer pays for.</param>
/// <param name="Prices">One price per grade of the scheme.</param>
/// <param name="MinActiveDays">Fewest days active in the year for a head by <see cref="PayoutBasis.YearEnd"/>, 0 to 366.</param>
public sealed record PerHeadByGrade(PayoutBasis Basis, string Eligibility, IReadOnlyList<KeyedPrice> Prices, int MinActiveDays = 0) : PayoutRule
{
    /// <inheritdoc/>
    public override string Kind => "per_head_by_grade";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => [Eligibility];

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() =>
        [.. BasisFaults(Basis, MinActiveDays), .. Named("eligibility", Eligibility, "资格条件"), .. KeyedPrice.Faults(Prices, "等次")];
}
