using System.CommandLine;
using System.Globalization;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Comparing;

namespace FamilyDoctor.Analytics.App.Cli;

static class CompareCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var published = new Option<string>("--published") { Description = "公布的结果(.xlsx,第一张工作表):团队编号,及得分、等次、名次、应拨、实拨、维度或指标名称中的任意几列", Required = true };
        var period = new Option<string>("--period") { Description = "公布的是哪个考核期,如 2025", Required = true };
        var output = new Option<string?>("--out") { Description = "把每一处不同写成 .xlsx" };
        var command = new Command("compare", "与公布的得分和金额逐处比较,每处不同写明可能的原因") { data, published, period, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            using var version = VersionReader.OpenCurrent(new DataFolder(parsed.GetValue(data)!));
            var ours = OurResults.Read(version, parsed.GetValue(period)!);
            var comparison = Comparison.Of(ours, OfficialTable.Read(parsed.GetValue(published)!, ours.Scheme, ours.Indicators));
            Print(comparison);
            if (parsed.GetValue(output) is { } file)
            {
                ComparisonFile.Write(comparison, file);
                Console.WriteLine($"每一处不同已写到 {file}。");
            }

            return 0;
        }));
        return command;
    }

    static void Print(Comparison comparison)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"公布 {comparison.Official.Rows.Count} 支团队,本系统 {comparison.Ours.Teams.Count} 支,比较 {comparison.Compared} 处,不同 {comparison.Differences.Count} 处。"));
        foreach (var (item, cause, count) in ComparisonFile.Counts(comparison))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {item}:{cause.Text()} {count} 处"));
    }
}
