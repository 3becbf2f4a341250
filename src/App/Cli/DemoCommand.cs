using System.CommandLine;
using System.Globalization;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.App.Web;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

static class DemoCommand
{
    const int Teams = 120, Seed = 1, Year = 2025;

    public static Command Create()
    {
        var output = new Option<string>("--data") { Description = "演示城市放在哪个目录", DefaultValueFactory = _ => "city" };
        var teams = new Option<int>("--teams") { Description = "团队数", DefaultValueFactory = _ => Teams };
        var urls = new Option<string>("--urls") { Description = "监听地址", DefaultValueFactory = _ => WebHost.DefaultUrls };
        var noServe = new Option<bool>("--no-serve") { Description = "算完即止,不启动看板" };
        var command = new Command("demo", "一条命令看全貌:生成虚构城市,跑完整流程,启动看板") { output, teams, urls, noServe };
        command.SetAction((parsed, cancellation) => Shared.Guard(async () =>
        {
            var data = new DataFolder(parsed.GetValue(output)!);
            DemoConsole.Prepare();
            Prepare(data, parsed.GetValue(teams), cancellation);
            PrintAccounts(data, DemoSummary.Print(data, DemoRun.Of(data, cancellation).Version));
            return parsed.GetValue(noServe) ? 0 : await WebHost.Run(data, parsed.GetValue(urls)!, cancellation);
        }));
        return command;
    }

    static void Prepare(DataFolder data, int teams, CancellationToken cancellation)
    {
        if (Directory.Exists(data.Inbox) && Directory.EnumerateFileSystemEntries(data.Inbox).Any())
        {
            AnsiConsole.WriteLine($"沿用 {data.Root} 里已有的演示城市");
            return;
        }

        Generation.Run(new SampleCityOptions(data.Root, teams, Seed, Year), cancellation);
        // the sample city ends with its year: without these a run would look for files of today
        File.WriteAllText(data.SettingsFile, string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "AsOf": "{{Year + 1}}-01-01",
              "Period": "{{Year}}"
            }

            """));
    }

    static void PrintAccounts(DataFolder data, IReadOnlyList<(string Code, string Name)> units)
    {
        using var db = OperationsDb.Open(data);
        var table = new ConsoleTable("演示账号(仅供演示;每次运行 demo 换新密码)", new("账号"), new("密码"), new("角色"), new("范围"));
        foreach (var account in DemoAccounts.Create(db, units, TimeProvider.System))
            table.Add(account.Name, account.Password, account.Role.Title(), account.DisplayName);
        table.Print();
    }
}
