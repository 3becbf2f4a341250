using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse;

namespace FamilyDoctor.Analytics.App.Cli;

static class RunCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var period = new Option<string?>("--period") { Description = "考核期:2025、2025H1、2025Q3 或 2025-09;缺省为截止日所在年度" };
        var asOf = new Option<string?>("--as-of") { Description = "截止日(不含当日),如 2026-01-01;缺省取 settings.json 或今天" };
        var whole = new Option<bool>("--whole") { Description = "全部重算:不沿用当前版本里没有变化的表" };
        var command = new Command("run", "接收新文件,建库,核对并发布") { data, period, asOf, whole };
        command.SetAction((parsed, cancellation) => Task.FromResult(Shared.Guard(() =>
        {
            var folder = new DataFolder(parsed.GetValue(data)!);
            var options = SettingsReader.Options(folder, parsed.GetValue(period), parsed.GetValue(asOf), TimeProvider.System);
            Pipeline.Run(folder, options with { IsWhole = parsed.GetValue(whole) }, TimeProvider.System, Shared.Print, cancellation);
            return 0;
        })));
        return command;
    }
}
