using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>
/// Which contracts of a team are verified by telephone or visit (domain 3.3): half of them drawn from all, whose rate may be carried over to the whole, and half from those that
/// are evidence of a flag. The same seed draws the same.
/// </summary>
public static class SampleDraw
{
    const int Least = 10, Most = 100, OneIn = 20;

    /// <summary>How many are drawn: a twentieth, but at least 10 and at most 100, and never more than there are.</summary>
    /// <param name="contracts">Contracts in force, 0 or more.</param>
    /// <returns>0 to 100.</returns>
    public static int Size(int contracts) => Math.Min(contracts, Math.Clamp((contracts + OneIn - 1) / OneIn, Least, Most));

    /// <summary>Draws.</summary>
    /// <param name="contracts">Numbers of all contracts in force, each once.</param>
    /// <param name="suspects">Those that are evidence of a flag; others in it are left out.</param>
    /// <param name="seed">Such as period, team and round.</param>
    /// <returns>The drawn numbers, the random half first, each half in the order of the draw. Where too few are suspects, more are drawn at random.</returns>
    public static IReadOnlyList<(string Contract, bool IsRandom)> Of(IEnumerable<string> contracts, IReadOnlySet<string> suspects, string seed)
    {
        var all = contracts.Order(StringComparer.Ordinal).OrderBy(contract => SeededChance.Of($"{seed}/{contract}")).ToList();
        var size = Size(all.Count);
        var random = size - Math.Min(size / 2, all.Count(suspects.Contains));
        // a suspect that chance drew belongs to the random half; where too few are left for the other, chance draws more
        while (all.Skip(random).Count(suspects.Contains) < size - random)
        {
            random++;
        }

        return [.. all.Take(random).Select(contract => (contract, true)), .. all.Skip(random).Where(suspects.Contains).Take(size - random).Select(contract => (contract, false))];
    }
}
