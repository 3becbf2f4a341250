using Dapper;
using FamilyDoctor.Analytics.Warehouse.Build;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Figures of one team in one month, from <c>marts.team_months</c>.</summary>
/// <param name="Bit">The month's place among the loaded ones, from 0.</param>
/// <param name="Month">As 2025-01.</param>
/// <param name="Figures">Those asked for, in that order.</param>
sealed record TeamMonth(string Team, string Unit, string PeerGroup, DateOnly FoundedOn, int Bit, string Month, long[] Figures)
{
    /// <summary>The model with the monthly counts.</summary>
    public const string Model = "marts.team_months";

    /// <summary>All months of all teams that are in force, by team and month.</summary>
    /// <param name="figures">Counts of the model, or sums of them.</param>
    /// <param name="year">This year alone; all when null.</param>
    public static List<TeamMonth> Read(BuildSession session, IReadOnlyList<string> figures, string? year = null)
    {
        using var reader = session.Connection.ExecuteReader(new CommandDefinition($"""
            select counts.team, counts.unit, teams.peer_group, teams.founded_on, months.bit, counts.month, {string.Join(", ", figures)}
            from {Model} as counts
            join core.teams as teams on teams.team = counts.team
            join core.months as months on months.month = counts.month
            where $year::varchar is null or starts_with(counts.month, $year)
            order by counts.team, months.bit
            """, new { year }, cancellationToken: session.Cancellation));
        var months = new List<TeamMonth>();
        var first = reader.FieldCount - figures.Count;
        while (reader.Read())
        {
            months.Add(new TeamMonth(reader.GetString(0), reader.GetString(1), reader.GetString(2), (DateOnly)reader.GetValue(3), reader.GetInt32(4), reader.GetString(5),
                [.. Enumerable.Range(first, figures.Count).Select(reader.GetInt64)]));
        }

        return months;
    }
}
