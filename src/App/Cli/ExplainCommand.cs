using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Explain;

namespace FamilyDoctor.Analytics.App.Cli;

static class ExplainCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var team = new Option<string>("--team") { Description = "团队编号", Required = true };
        var node = new Option<string>("--node") { Description = "total、维度、指标,或 payout、payout.<筹资方>", DefaultValueFactory = _ => "total" };
        var command = new Command("explain", "说明一个数是怎么来的:公式、代入的数、结果、背后的数据") { data, team, node };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var folder = new DataFolder(parsed.GetValue(data)!);
            using var connection = VersionReader.OpenCurrent(folder);
            foreach (var line in Explainer.Lines(connection, parsed.GetValue(team)!, parsed.GetValue(node)!))
                Console.WriteLine(line);
            Console.WriteLine($"版本:{folder.CurrentVersion()}");
            return 0;
        }));
        return command;
    }
}
