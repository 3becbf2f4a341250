using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Explain;
using FamilyDoctor.Analytics.Warehouse.Parameters;
using FamilyDoctor.Analytics.Warehouse.Scoring;

namespace FamilyDoctor.Analytics.App.Cli;

static class ParametersCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "数据目录:方案编号从它的当前版本里找;不写则从随程序的定义里找" };
        var scheme = new Option<string>("--scheme") { Description = "方案编号,或方案文件", Required = true };
        var input = new Option<string?>("--in") { Description = "改好的工作簿:读回成一个新方案" };
        var output = new Option<string>("--out") { Description = "写到哪个文件:不带 --in 时是 .xlsx,带 --in 时是新方案的 .yaml", Required = true };
        var command = new Command("parameters", "把方案的分值、权重、目标、档次下限、系数和单价写成 .xlsx 去改,改好再读回成新方案(草案)") { data, scheme, input, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var (definition, indicators) = Find(parsed.GetValue(scheme)!, parsed.GetValue(data));
            var file = parsed.GetValue(output)!;
            if (parsed.GetValue(input) is not { } workbook)
            {
                ParameterFile.Write(definition.Scheme, file);
                Console.WriteLine($"“{definition.Scheme.Title}”的参数已写到 {file}。");
                return 0;
            }

            var (edited, changes) = ParameterFile.Read(workbook, definition.Scheme, indicators.Select(indicator => indicator.Rule));
            ParameterFile.Save(edited, definition.MinimumContracts, workbook, file);
            foreach (var change in changes)
                Console.WriteLine("  " + change);
            Console.WriteLine($"改了 {changes.Count} 处,新方案(草案)已写到 {file}。");
            return 0;
        }));
        return command;
    }

    static (SchemeDefinition Definition, IReadOnlyList<IndicatorFile> Indicators) Find(string scheme, string? data)
    {
        if (data is not null && !File.Exists(scheme))
        {
            using var version = VersionReader.OpenCurrent(new DataFolder(data));
            var definitions = Explainer.DefinitionsOf(version);
            return (Shared.FindScheme(scheme, definitions), definitions.Indicators);
        }

        var folder = Path.Combine(DataFolder.ShippedDefinitions, "schemes");
        var file = File.Exists(scheme) ? scheme : Path.Combine(folder, scheme + ".yaml");
        if (!File.Exists(file))
            throw new RunException($"没有方案“{scheme}”:既不是文件,也不是随程序的方案({string.Join("、", Directory.EnumerateFiles(folder, "*.yaml").Select(known => Path.GetFileNameWithoutExtension(known)).Order(StringComparer.Ordinal))})");
        return (ScoreRun.ReadDefinition(file), ScoreRun.IndicatorsBeside(file, []));
    }
}
