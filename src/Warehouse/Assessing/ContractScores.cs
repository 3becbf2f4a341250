using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>What contracts scored under a scheme that scores each by itself.</summary>
/// <param name="Cards">One per vector, in the same order.</param>
/// <param name="Groups">Contracts that the scheme reaches.</param>
/// <param name="Teams">In order of team codes.</param>
public sealed record ContractScores(ContractVectors Vectors, IReadOnlyList<Scorecard> Cards, IReadOnlyList<ContractGroup> Groups, IReadOnlyList<TeamContracts> Teams)
{
    public static ContractScores Of(Scheme scheme, SchemeReach reach, ContractVectors vectors)
    {
        var cards = vectors.Vectors.Select(vector => Scorer.Score(scheme, ContractVectors.Values(vectors.Cells(vector)))).ToList();
        var groups = vectors.Groups.Where(group => reach.Holds(group.Unit)).ToList();
        var teams = groups.GroupBy(group => group.Team, StringComparer.Ordinal).OrderBy(team => team.Key, StringComparer.Ordinal).Select(team =>
        {
            var scored = team.Where(group => cards[group.Vector].Total is not null).ToList();
            var count = scored.Sum(group => group.Contracts);
            return new TeamContracts(
                team.First().Unit, team.First().Institution, team.Key, team.Sum(group => group.Contracts), count,
                count == 0 ? null : scheme.TotalRounding.Round(scored.Sum(group => cards[group.Vector].Total!.Value * group.Contracts) / count));
        });
        return new ContractScores(vectors, cards, groups, [.. teams]);
    }

    /// <summary>Contracts that a line pays for, by team and grade.</summary>
    /// <param name="cut">With a decision taken up, contracts that were found not to be real are left out; a team keeps its line.</param>
    public ILookup<string, (string Grade, long Heads)> Heads(Scheme scheme, PayoutRule rule, HeadCut cut)
    {
        var at = ContractVectors.HeadsOf(scheme).ToList().IndexOf(PayableHeads.KeyOf(rule)!.Value);
        return Groups.Where(group => Cards[group.Vector].Grade is not null && group.Heads[at] > 0)
            .GroupBy(group => (group.Team, Grade: Cards[group.Vector].Grade!))
            .ToLookup(group => group.Key.Team, group => (group.Key.Grade, group.Sum(row => row.Heads[at] - (cut == HeadCut.None ? 0 : row.Found[at]))), StringComparer.Ordinal);
    }
}

/// <summary>The contracts of one team together.</summary>
/// <param name="Scored">Contracts with a total.</param>
/// <param name="Mean">Mean of their totals, rounded as totals are; null without any.</param>
public sealed record TeamContracts(string? Unit, string Institution, string Team, long Contracts, long Scored, decimal? Mean);
