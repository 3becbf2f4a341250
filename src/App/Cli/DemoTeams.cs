using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>The ten best and ten worst teams, or all of them where they are few, and how many reached which grade.</summary>
static class DemoTeams
{
    const int Shown = 10;

    // what rank, code, score, grade and the gaps take; a console on which the institution has room beside the team
    const int OtherColumns = 36, WideConsole = 100;

    sealed record TeamRow(int? Rank, string Team, string Name, string Institution, decimal? Total, string? Grade);

    public static void Print(DuckDBConnection connection)
    {
        var teams = connection.Query<TeamRow>("""
            select scores.rank, scores.team, teams.team_name as name, teams.institution_name as institution, scores.total, scores.grade
            from scores.main as scores inner join core.teams as teams on teams.team = scores.team
            order by scores.rank nulls last, scores.team
            """).ToList();
        var ranked = teams.Where(team => team.Rank is not null).ToList();
        if (ranked.Count < 2 * Shown)
        {
            Print("团队得分", ranked);
        }
        else
        {
            Print($"得分最高的 {Shown} 个团队", ranked.Take(Shown));
            Print($"得分最低的 {Shown} 个团队", ranked.TakeLast(Shown));
        }
        var grades = connection.Query<(string Grade, long Count)>(
            "select grade, count(*) from scores.main where grade is not null group by grade order by max(total) desc, grade");
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"等次:{string.Join("、", grades.Select(grade => $"{grade.Grade} {grade.Count}"))};不参与排名 {teams.Count - ranked.Count}。"));
    }

    static void Print(string title, IEnumerable<TeamRow> teams)
    {
        var width = AnsiConsole.Profile.Width;
        var isWide = width >= WideConsole;
        var nameWidth = isWide ? (width - OtherColumns) / 2 : width - OtherColumns;
        ConsoleTable.Column[] columns =
        [
            new("名次", IsNumber: true), new("编号"), new("团队"), .. isWide ? [new ConsoleTable.Column("机构")] : Array.Empty<ConsoleTable.Column>(),
            new("得分", IsNumber: true), new("等次"),
        ];
        var table = new ConsoleTable(title, columns);
        foreach (var team in teams)
        {
            string[] names = isWide ? [team.Name, team.Institution] : [team.Name];
            table.Add([
                $"{team.Rank}", team.Team, .. names.Select(name => DemoConsole.Fit(name, nameWidth)),
                team.Total?.ToString("0.00", CultureInfo.InvariantCulture) ?? "", team.Grade ?? "",
            ]);
        }
        table.Print();
    }
}
