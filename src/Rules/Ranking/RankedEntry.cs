namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>An entry with its place.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Rank">1 and up; null when unranked.</param>
/// <param name="Score">The entry's score.</param>
/// <param name="TieBreaker">The entry's tie-breaker.</param>
/// <param name="UnrankedReason">Why there is no rank; null when there is one.</param>
public sealed record RankedEntry(string Key, int? Rank, decimal? Score, decimal? TieBreaker, string? UnrankedReason);
