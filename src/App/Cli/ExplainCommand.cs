using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Explain;

namespace FamilyDoctor.Analytics.App.Cli;

static class ExplainCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var team = new Option<string>("--team") { Description = "团队编号" };
        var contract = new Option<string>("--contract") { Description = "协议编号,在有按协议计分的方案时代替 --team" };
        var node = new Option<string>("--node") { Description = "total、维度、指标,或 payout、payout.<筹资方>", DefaultValueFactory = _ => "total" };
        var command = new Command("explain", "说明一个数是怎么来的:公式、代入的数、结果、背后的数据") { data, team, contract, node };
        command.Validators.Add(result =>
        {
            if (result.GetResult(team) is null == result.GetResult(contract) is null)
                result.AddError("请写 --team 团队编号,或 --contract 协议编号,两者写一个");
        });
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var folder = new DataFolder(parsed.GetValue(data)!);
            using var connection = VersionReader.OpenCurrent(folder);
            var lines = parsed.GetValue(contract) is { } number
                ? Explainer.ContractLines(connection, number, parsed.GetValue(node)!)
                : Explainer.Lines(connection, parsed.GetValue(team)!, parsed.GetValue(node)!);
            foreach (var line in lines)
                Console.WriteLine(line);
            Console.WriteLine($"版本:{folder.CurrentVersion()}");
            return 0;
        }));
        return command;
    }
}
