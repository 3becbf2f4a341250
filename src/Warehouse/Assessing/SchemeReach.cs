using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>Whom a scheme reaches: its own unit, or for a city-wide scheme every unit that has none of its own for the same purpose and level.</summary>
public sealed record SchemeReach(string? Only, IReadOnlySet<string> Except)
{
    public static SchemeReach Of(Scheme scheme, IEnumerable<Scheme> inForce) => new(
        scheme.Scope,
        inForce.Where(other => other.Scope is not null && (other.Purpose, other.Level) == (scheme.Purpose, scheme.Level))
            .Select(other => other.Scope!).ToHashSet(StringComparer.Ordinal));

    public bool Holds(string? unit) => Only is null ? unit is null || !Except.Contains(unit) : Only == unit;
}
