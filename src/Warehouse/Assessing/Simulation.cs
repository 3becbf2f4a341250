using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>What another scheme would have made of the same data: nothing is written, nothing is published.</summary>
/// <param name="Teams">In order of team codes.</param>
/// <param name="Payers">In order of payers; over all units that both schemes reach.</param>
/// <param name="Differences">What sets the schemes apart, in words.</param>
public sealed record Simulation(Assessment Against, Assessment Tried, IReadOnlyList<TeamChange> Teams, IReadOnlyList<PayerChange> Payers, IReadOnlyList<string> Differences)
{
    public int Risen => Teams.Count(team => team.Moved > 0);

    public int Fallen => Teams.Count(team => team.Moved < 0);

    /// <summary>Teams whose rank or place outside the ranking changes.</summary>
    public int RanksMoved => Teams.Count(team => team.RankBefore != team.RankAfter);

    /// <param name="against">Computed already, so that many trials share it.</param>
    public static Simulation Of(Assessment against, Assessment tried)
    {
        var (before, after) = (TeamsOf(against), TeamsOf(tried));
        var teams = before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(team => TeamChange.Of(team, before.GetValueOrDefault(team), after.GetValueOrDefault(team)))
            .ToList();
        var (owed, owing) = (PayersOf(against), PayersOf(tried));
        var payers = owed.Keys.Union(owing.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(payer => new PayerChange(payer, (owing.GetValueOrDefault(payer) ?? owed[payer]).Title, owed.GetValueOrDefault(payer), owing.GetValueOrDefault(payer)))
            .ToList();
        return new Simulation(against, tried, teams, payers, SchemeDifferences.Between(against.Scheme.Scheme, tried.Scheme.Scheme));
    }

    static Dictionary<string, TeamResult> TeamsOf(Assessment assessment)
    {
        var money = assessment.Accounts.SelectMany(account => account.Lines).GroupBy(line => line.Team, StringComparer.Ordinal)
            .ToDictionary(team => team.Key, team => team.Sum(line => line.Settled.PaidFen), StringComparer.Ordinal);
        // of contracts a team's mean total
        if (assessment.Contracts is { } contracts)
            return contracts.Teams.ToDictionary(team => team.Team, team => new TeamResult(team.Unit, team.Mean, null, null, money.GetValueOrDefault(team.Team)), StringComparer.Ordinal);
        return assessment.Scores.ToDictionary(
            score => score.Team.Team,
            score => new TeamResult(score.Team.Unit, score.Card.Total, score.Card.Grade, assessment.Ranks[score.Team.Team].Rank, money.GetValueOrDefault(score.Team.Team)), StringComparer.Ordinal);
    }

    static Dictionary<string, PayerSum> PayersOf(Assessment assessment) => assessment.Accounts.GroupBy(account => account.Payer, StringComparer.Ordinal).ToDictionary(
        payer => payer.Key,
        payer => new PayerSum(
            payer.First().Title, payer.Sum(account => account.Settlement.Budget.AmountFen), payer.Sum(account => account.Settlement.EarnedFen),
            payer.Sum(account => account.Settlement.PaidFen), payer.Sum(account => account.Settlement.ShortfallFen)),
        StringComparer.Ordinal);
}

/// <summary>What one team comes to under one scheme.</summary>
public sealed record TeamResult(string? Unit, decimal? Total, string? Grade, int? Rank, long PaidFen);

/// <summary>One team before and after.</summary>
public sealed record TeamChange(string Team, string? Unit, decimal? TotalBefore, decimal? TotalAfter, string? GradeBefore, string? GradeAfter, int? RankBefore, int? RankAfter, long FenBefore, long FenAfter)
{
    /// <summary>Places won (above 0) or lost; 0 for a team without a rank on either side.</summary>
    public int Moved => RankBefore is { } before && RankAfter is { } after ? before - after : 0;

    public long FenMore => FenAfter - FenBefore;

    public static TeamChange Of(string team, TeamResult? before, TeamResult? after) => new(
        team, (after ?? before)?.Unit, before?.Total, after?.Total, before?.Grade, after?.Grade, before?.Rank, after?.Rank, before?.PaidFen ?? 0, after?.PaidFen ?? 0);
}

/// <summary>A payer's money over all units.</summary>
public sealed record PayerSum(string Title, long BudgetFen, long EarnedFen, long PaidFen, long ShortfallFen);

/// <summary>What a payer pays before and after; null where the scheme does not have it.</summary>
public sealed record PayerChange(string Payer, string Title, PayerSum? Before, PayerSum? After)
{
    public long PaidMore => (After?.PaidFen ?? 0) - (Before?.PaidFen ?? 0);

    public long EarnedMore => (After?.EarnedFen ?? 0) - (Before?.EarnedFen ?? 0);
}
