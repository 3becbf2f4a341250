namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>Someone to be ranked.</summary>
/// <param name="Key">Unique key, such as the team code.</param>
/// <param name="Score">Total as printed, in points; null stays unranked.</param>
/// <param name="TieBreaker">What tells equal scores apart; null comes after every number.</param>
/// <param name="UnrankedReason">Why it takes no part, in Chinese, such as 一票否决; null takes part.</param>
public sealed record RankingEntry(string Key, decimal? Score, decimal? TieBreaker = null, string? UnrankedReason = null);
