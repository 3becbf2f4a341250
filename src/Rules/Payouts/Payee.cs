using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Scoring;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Whoever is paid, with the score and the quantities that money follows.</summary>
/// <param name="Entity">Unique key, such as the team code.</param>
/// <param name="Card">The score; null where the scheme scores nothing.</param>
/// <param name="Quantities">
/// Quantities by key: heads, contract-months, received fen or points as the numerator; accepted items with what was due as the denominator.
/// </param>
/// <param name="Hospital">Lead hospital of the alliance, or null when there is none.</param>
public sealed record Payee(
    string Entity, Scorecard? Card, IReadOnlyDictionary<string, IndicatorValue> Quantities, string? Hospital = null)
{
    /// <summary>The coefficient on lines that follow the score; without a total 0.</summary>
    public decimal Coefficient => Card?.Coefficient ?? 0;

    /// <summary>Whether a veto holds payments back (D13).</summary>
    public bool Suspended => Card?.PaymentSuspended ?? false;

    /// <summary>A quantity.</summary>
    /// <param name="key">Key of the quantity.</param>
    /// <returns>The numerator, 0 or more; null when it was not reported.</returns>
    public decimal? Quantity(string key) =>
        Quantities.TryGetValue(key, out var value) && value.State == ValueState.Value ? value.Numerator : null;
}
