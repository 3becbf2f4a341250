using System.CommandLine;
using FamilyDoctor.Analytics.App.Web.Scheduling;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Operations;

namespace FamilyDoctor.Analytics.App.Cli;

static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--definitions") { Description = "定义目录;缺省为随程序提供的 pipelines/" };
        var data = new Option<string?>("--data") { Description = "数据目录;检查它自己的 pipelines/(若有)" };
        var command = new Command("check", "检查全部定义:来源、模型、指标、方案、检测器;错误按文件和行列出") { folder, data };
        command.SetAction((parsed, cancellation) => Task.FromResult(Shared.Guard(() =>
        {
            var checkedFolder = parsed.GetValue(folder)
                ?? (parsed.GetValue(data) is { } root ? new DataFolder(root).Definitions : DataFolder.ShippedDefinitions);
            var set = DefinitionCheck.Run(checkedFolder, new RunScope(new DateOnly(2026, 1, 1), "2025"), cancellation);
            JobDefinition.Load(checkedFolder, JobReconciler.IsCron);
            ReportingCalendar.Load(checkedFolder);
            Console.WriteLine($"{set.Sources.Count} 个来源、{set.Models.Count} 个模型、{set.Indicators.Count} 个指标、{set.Schemes.Count} 个方案、{set.Detectors.Count} 个检测器,没有错误。");
            return 0;
        })));
        return command;
    }
}
