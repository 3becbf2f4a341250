using System.CommandLine;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Warehouse;

namespace FamilyDoctor.Analytics.App.Cli;

static class GenerateCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "写到哪个目录(其下的 inbox/ 应是空的)", Required = true };
        var teams = new Option<int>("--teams") { Description = "团队数:120 约 30 万居民,1880 约 474 万居民", DefaultValueFactory = _ => 120 };
        var seed = new Option<int>("--seed") { Description = "随机种子;同一种子得到同样的文件", DefaultValueFactory = _ => 1 };
        var year = new Option<int>("--year") { Description = "考核年度;同时生成上一年", DefaultValueFactory = _ => 2025 };
        var clean = new Option<bool>("--clean") { Description = "没有人作假:看检测器会冤枉多少" };
        var weakest = new Option<double>("--weakest-cheat") { Description = "作假最轻的团队动了多大一份协议或服务(0 到 1)", DefaultValueFactory = _ => 0.35 };
        var strongest = new Option<double>("--strongest-cheat") { Description = "最重的", DefaultValueFactory = _ => 0.75 };
        var ways = new Option<int?>("--cheat-ways") { Description = "作假的团队各用几种办法(1 到 3);不写则多到每种办法都有" };
        var command = new Command("generate", "生成一座虚构城市的报送文件(姓名、证件号均为虚构)") { output, teams, seed, year, clean, weakest, strongest, ways };
        command.SetAction((parsed, cancellation) => Task.FromResult(Shared.Guard(() =>
        {
            if (parsed.GetValue(weakest) is not > 0 || parsed.GetValue(strongest) is not <= 1 || parsed.GetValue(weakest) > parsed.GetValue(strongest) || parsed.GetValue(ways) is < 1 or > 3)
                throw new RunException("作假的轻重应大于 0、不超过 1，最轻的不重于最重的；办法是 1 到 3 种");
            Generation.Run(new SampleCityOptions(parsed.GetValue(output)!, parsed.GetValue(teams), parsed.GetValue(seed), parsed.GetValue(year))
            {
                IsClean = parsed.GetValue(clean),
                Cheats = (parsed.GetValue(weakest), parsed.GetValue(strongest)),
                CheatWays = parsed.GetValue(ways),
            }, cancellation);
            return 0;
        })));
        return command;
    }
}
