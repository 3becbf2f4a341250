namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>
/// A share adjusted for whom an entity has to deal with: observed cases ÷ the cases expected if each of its strata (such as age band × sex)
/// did as the whole city's, times the city's share. Raw and adjusted share stand side by side; neither replaces the other.
/// </summary>
public static class IndirectStandardisation
{
    /// <summary>Adjusts the shares of all entities that make up the whole.</summary>
    /// <param name="cells">Cases by entity and stratum; a pair may come several times and is added up.</param>
    /// <returns>The adjusted share by entity, unrounded (28 digits); null where nothing is expected. It may pass 1.</returns>
    /// <exception cref="ArgumentException">A cell has a negative number.</exception>
    public static IReadOnlyDictionary<string, decimal?> Adjust(IEnumerable<StratumCell> cells)
    {
        var all = cells.ToList();
        if (all.Find(cell => cell.Numerator < 0 || cell.Denominator < 0) is { } negative)
        {
            throw new ArgumentException($"cell {negative.Entity}/{negative.Stratum} has a negative number", nameof(cells));
        }

        var rates = all.GroupBy(cell => cell.Stratum, StringComparer.Ordinal).ToDictionary(
            stratum => stratum.Key, stratum => Rate(stratum.Sum(cell => cell.Numerator), stratum.Sum(cell => cell.Denominator)), StringComparer.Ordinal);
        var city = Rate(all.Sum(cell => cell.Numerator), all.Sum(cell => cell.Denominator));
        return all.GroupBy(cell => cell.Entity, StringComparer.Ordinal).ToDictionary(entity => entity.Key, entity =>
        {
            var expected = entity.Sum(cell => cell.Denominator * rates[cell.Stratum]);
            return expected > 0 ? entity.Sum(cell => cell.Numerator) / expected * city : (decimal?)null;
        }, StringComparer.Ordinal);
    }

    static decimal Rate(decimal numerator, decimal denominator) => denominator > 0 ? numerator / denominator : 0;
}
