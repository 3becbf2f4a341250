using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Ranking;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>A scheme put to the teams that it reaches: scores, ranks and money. The same for a run and for a simulation.</summary>
/// <param name="Means">Peers' means for relative measures.</param>
/// <param name="Scores">In order of team codes.</param>
/// <param name="Ranks">By team code.</param>
/// <param name="Accounts">One per unit and payer; none for a period that is no year.</param>
/// <param name="Faults">Why the result must not be published, one sentence in Chinese each; empty when every fen adds up.</param>
public sealed record Assessment(
    SchemeDefinition Scheme,
    PeerMeans Means,
    IReadOnlyList<TeamScore> Scores,
    IReadOnlyDictionary<string, RankedEntry> Ranks,
    IReadOnlyList<PayerAccount> Accounts,
    IReadOnlyList<string> Faults)
{
    /// <summary>What contracts scored, by which the money is then divided; null under a scheme of another level, which has <see cref="Scores"/> instead.</summary>
    public ContractScores? Contracts { get; init; }

    public static Assessment Of(SchemeDefinition scheme, SchemeReach reach, AssessmentData data)
    {
        if (scheme.Scheme.Level == SchemeLevel.Contract)
            return OfContracts(scheme, reach, data);
        var teams = data.At(scheme.Scheme.Level).Where(team => reach.Holds(team.Unit)).ToList();
        var means = PeerMeans.Of(scheme.Scheme, [.. teams.Select(team => team.Values)]);
        var byHand = ByHand.Faults(scheme.Scheme, teams);
        if (byHand.Count > 0)
            return new Assessment(scheme, means, [], new Dictionary<string, RankedEntry>(), [], byHand);
        var known = scheme.Scheme.Adjustments.Items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        var scores = teams.Select(team => new TeamScore(team, Scorer.Score(scheme.Scheme, team.Values, [.. team.Findings.Where(finding => known.Contains(finding.Adjustment))], means))).ToList();
        var ranks = CompetitionRanking.Rank(scores.Select(score => Entry(score, scheme)), scheme.Scheme.RankingRule?.Direction ?? Direction.HigherIsBetter)
            .ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        var (accounts, faults) = data.IsYear ? PayerAccounts.Of(scheme.Scheme, reach, data, scores) : ([], []);
        return new Assessment(scheme, means, scores, ranks, accounts, faults);
    }

    static Assessment OfContracts(SchemeDefinition scheme, SchemeReach reach, AssessmentData data)
    {
        var contracts = ContractScores.Of(scheme.Scheme, reach, data.Contracts[ContractVectors.KeyOf(scheme.Scheme)]);
        var (accounts, faults) = data.IsYear ? PayerAccounts.OfContracts(scheme.Scheme, reach, data, contracts) : ([], []);
        return new Assessment(scheme, PeerMeans.Of(scheme.Scheme, []), [], new Dictionary<string, RankedEntry>(), accounts, faults) { Contracts = contracts };
    }

    static RankingEntry Entry(TeamScore score, SchemeDefinition scheme)
    {
        var reason = score.Card.UnrankedReason
            ?? (score.Team.Contracts < scheme.MinimumContracts ? $"在签 {score.Team.Contracts:0} 人,不足 {scheme.MinimumContracts} 人" : null);
        return new RankingEntry(score.Team.Team, score.Card.Total, score.Card.TieBreaker, reason);
    }
}

/// <summary>One team under one scheme.</summary>
public sealed record TeamScore(AssessedTeam Team, Scorecard Card);
