namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>Someone to be ranked.</summary>
/// <param name="Key">Unique key, such as the team code.</param>
/// <param name="Score">Total as printed, in points; null stays unranked.</param>
/// <param name="TieBreaker">What tells equal scores apart; null comes after every number.</param>
/// <param name="UnrankedReason">Why it takes no part, in Chinese, such as 一票否决; null takes part.</param>
public sealed record RankingEntry(string Key, decimal? Score, decimal? TieBreaker = null, string? UnrankedReason = null);

/// <summary>An entry with its place.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Rank">1 and up; null when unranked.</param>
/// <param name="Score">The entry's score.</param>
/// <param name="TieBreaker">The entry's tie-breaker.</param>
/// <param name="UnrankedReason">Why there is no rank; null when there is one.</param>
public sealed record RankedEntry(string Key, int? Rank, decimal? Score, decimal? TieBreaker, string? UnrankedReason);
