using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse.Scoring;

namespace FamilyDoctor.Analytics.App.Cli;

static class ScoreCommand
{
    public static Command Create()
    {
        var scheme = new Option<string>("--scheme") { Description = "方案文件", Required = true };
        var values = new Option<string>("--values") { Description = "数值文件:entity,indicator,numerator,denominator,value,baseline;空着是未报", Required = true };
        var output = new Option<string>("--out") { Description = "写到哪个目录:scores.csv,方案写了发放的还有 payouts.csv", Required = true };
        var command = new Command("score", "按一个方案给任意单位计分,方案写了发放的同时算出应发") { scheme, values, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var (entities, scored) = ScoreRun.Write(parsed.GetValue(scheme)!, parsed.GetValue(values)!, parsed.GetValue(output)!);
            Console.WriteLine($"{entities} 个单位,{scored} 个有总分。");
            return 0;
        }));
        return command;
    }
}
