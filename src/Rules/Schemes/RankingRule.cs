using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How equal totals are told apart.</summary>
/// <param name="TieBreaker">Key of an indicator or a node of the scheme; null lets equal totals share their rank.</param>
/// <param name="Direction">Which way of the tie-breaker is better.</param>
public sealed record RankingRule(string? TieBreaker, Direction Direction = Direction.HigherIsBetter);
