using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>What a demo shows on the console: the best and worst teams, the money against its budget, rows accepted and rejected.</summary>
static class DemoSummary
{
    sealed record TeamRow(int? Rank, string Team, string Name, string Institution, decimal? Total, string? Grade);

    sealed record PayerRow(string Unit, string Title, long BudgetFen, long EarnedFen, long PaidFen, long SurplusFen, long ShortfallFen);

    /// <returns>The assessed units: code and name.</returns>
    public static IReadOnlyList<(string Code, string Name)> Print(DataFolder data, string version)
    {
        using var connection = new DuckDBConnection($"Data Source={data.VersionFile(version)};access_mode=READ_ONLY");
        connection.Open();
        var teams = connection.Query<TeamRow>("""
            select scores.rank, scores.team, teams.team_name as name, teams.institution_name as institution, scores.total, scores.grade
            from scores.teams as scores inner join core.teams as teams on teams.team = scores.team
            where scores.rank is not null
            order by scores.rank, scores.team
            """).ToList();
        Print("得分最高的 10 个团队", teams.Take(10));
        Print("得分最低的 10 个团队", teams.TakeLast(10));

        var money = new Table().Title("签约服务费:预算、应付、实付(元)").AddColumns("考核单元", "筹资方");
        foreach (var title in new[] { "预算/实收", "应付", "实付", "考核结余", "缺口" })
            money.AddColumn(new TableColumn(title).RightAligned());
        var payers = connection.Query<PayerRow>("""
            select unit, title, budget_fen, earned_fen, paid_fen, surplus_fen, shortfall_fen from payouts.payers order by unit, payer
            """).ToList();
        foreach (var row in payers)
            money.AddRow(row.Unit, row.Title, Yuan(row.BudgetFen), Yuan(row.EarnedFen), Yuan(row.PaidFen), Yuan(row.SurplusFen), Yuan(row.ShortfallFen));
        money.AddRow("合计", "", Yuan(payers.Sum(row => row.BudgetFen)), Yuan(payers.Sum(row => row.EarnedFen)), Yuan(payers.Sum(row => row.PaidFen)),
            Yuan(payers.Sum(row => row.SurplusFen)), Yuan(payers.Sum(row => row.ShortfallFen)));
        AnsiConsole.Write(money);

        var (files, refused, rows, accepted, rejected) = connection.QuerySingle<(long, long, long, long, long)>("""
            select count(*), count(*) filter (where state = 'refused'),
                cast(sum(rows) as bigint), cast(sum(accepted) as bigint), cast(sum(rejected) as bigint)
            from meta.arrivals
            """);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"文件 {files:N0} 个(整份退回 {refused:N0} 个),{rows:N0} 行:入库 {accepted:N0},驳回 {rejected:N0}。版本 {version}。"));
        return [.. connection.Query<(string, string)>("select unit, unit_name from core.assessed_units order by unit")];
    }

    static void Print(string title, IEnumerable<TeamRow> teams)
    {
        var table = new Table().Title(title).AddColumns("名次", "团队", "机构");
        table.AddColumn(new TableColumn("得分").RightAligned()).AddColumn("等次");
        foreach (var team in teams)
            table.AddRow($"{team.Rank}", Markup.Escape($"{team.Name}({team.Team})"), Markup.Escape(team.Institution), $"{team.Total:0.00}", team.Grade ?? "");
        AnsiConsole.Write(table);
    }

    static string Yuan(long fen) => Fen.ToYuan(fen).ToString("N2", CultureInfo.InvariantCulture);
}
