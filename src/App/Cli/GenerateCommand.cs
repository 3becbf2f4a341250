using System.CommandLine;
using FamilyDoctor.Analytics.App.SampleCity;

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
        var command = new Command("generate", "生成一座虚构城市的报送文件(姓名、证件号均为虚构)") { output, teams, seed, year, clean };
        command.SetAction((parsed, cancellation) => Task.FromResult(Shared.Guard(() =>
        {
            Generation.Run(new SampleCityOptions(parsed.GetValue(output)!, parsed.GetValue(teams), parsed.GetValue(seed), parsed.GetValue(year)) { IsClean = parsed.GetValue(clean) }, cancellation);
            return 0;
        })));
        return command;
    }
}
