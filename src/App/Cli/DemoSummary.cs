using System.Globalization;
using Dapper;
using FamilyDoctor.Analytics.Warehouse;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>What a demo shows on the console: the best and worst teams, the money against its budget, rows accepted and rejected.</summary>
static class DemoSummary
{
    /// <returns>The assessed units: code and name.</returns>
    public static IReadOnlyList<(string Code, string Name)> Print(DataFolder data, string version)
    {
        using var connection = VersionReader.OpenCurrent(data);
        DemoTeams.Print(connection);
        DemoMoney.Print(connection);

        var (files, refused, rows, accepted, rejected) = connection.QuerySingle<(long, long, long, long, long)>("""
            select count(*), count(*) filter (where state = 'refused'),
                cast(sum(rows) as bigint), cast(sum(accepted) as bigint), cast(sum(rejected) as bigint)
            from meta.arrivals
            """);
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"文件 {files:N0} 个(整份退回 {refused:N0} 个),{rows:N0} 行:入库 {accepted:N0},驳回 {rejected:N0}。"));
        AnsiConsole.WriteLine($"版本 {version}。");
        return [.. connection.Query<(string, string)>("select unit, unit_name from core.assessed_units order by unit")];
    }
}
