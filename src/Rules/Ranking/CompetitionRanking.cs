using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>Competition ranks: equals share a rank and the next one is skipped, 1, 1, 3 (domain.md 1.9 and 6).</summary>
public static class CompetitionRanking
{
    /// <summary>The reason given to an entry that has no score and no reason of its own.</summary>
    public const string NoScore = "无得分";

    /// <summary>Ranks entries by score, the highest first, equal scores by their tie-breaker.</summary>
    /// <param name="entries">Entries with unique keys, in any order.</param>
    /// <param name="tieBreaker">Which way of the tie-breaker is better.</param>
    /// <returns>
    /// Ranked entries by rank and, where they share one, by key; then the unranked by key, each with its reason. Which order the
    /// entries come in changes nothing.
    /// </returns>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static IReadOnlyList<RankedEntry> Rank(
        IEnumerable<RankingEntry> entries, Direction tieBreaker = Direction.HigherIsBetter)
    {
        var all = entries.ToArray();
        Array.Sort(all, (one, two) => Compare(one, two, tieBreaker) is var order and not 0 ? order : string.CompareOrdinal(one.Key, two.Key));
        var ranked = new RankedEntry[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var entry = all[i];
            int? rank = !TakesPart(entry) ? null
                : i > 0 && Compare(all[i - 1], entry, tieBreaker) == 0 ? ranked[i - 1].Rank
                : i + 1;
            ranked[i] = new(entry.Key, rank, entry.Score, entry.TieBreaker, rank is null ? entry.UnrankedReason ?? NoScore : null);
        }

        var twice = all.GroupBy(entry => entry.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? ranked : throw new ArgumentException($"key '{twice.Key}' comes twice, expected once", nameof(entries));
    }

    static bool TakesPart(RankingEntry entry) => entry.Score is not null && entry.UnrankedReason is null;

    static int Compare(RankingEntry one, RankingEntry two, Direction tieBreaker)
    {
        if (!TakesPart(one) || !TakesPart(two))
        {
            return TakesPart(two).CompareTo(TakesPart(one));
        }

        // a null tie-breaker is smaller than every number for Nullable.Compare, so it has to be set apart
        return Nullable.Compare(two.Score, one.Score) is var byScore and not 0 ? byScore
            : one.TieBreaker is null || two.TieBreaker is null ? one.TieBreaker.HasValue ? -1 : two.TieBreaker.HasValue ? 1 : 0
            : tieBreaker == Direction.HigherIsBetter ? Nullable.Compare(two.TieBreaker, one.TieBreaker)
            : Nullable.Compare(one.TieBreaker, two.TieBreaker);
    }
}
