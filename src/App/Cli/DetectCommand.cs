using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Detecting;

namespace FamilyDoctor.Analytics.App.Cli;

static class DetectCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var defaults = new ModelSettings();
        var input = new Option<string>("--input") { Description = "数据表:带表头的 CSV,除下面几列外都是数值;缺的留空,或写 NA", Required = true };
        var output = new Option<string>("--out") { Description = "写到哪个 CSV:每行各模型的分、综合分、名次和主要特征", Required = true };
        var label = new Option<string?>("--label") { Description = "标签列:1 为已知异常,0 为其他;只用来算 ROC AUC,模型看不到" };
        var key = new Option<string?>("--key") { Description = "编号列:一行是谁" };
        var peers = new Option<string?>("--peers") { Description = "同组列:中位数在同组内取" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => defaults.Seed, Description = "随机种子:相同则结果逐字节相同" };
        var trees = new Option<int>("--trees") { DefaultValueFactory = _ => defaults.Trees, Description = "隔离森林有几棵树" };
        var sample = new Option<int>("--sample") { DefaultValueFactory = _ => defaults.Sample, Description = "每棵树用几行" };
        var neighbours = new Option<int>("--neighbours") { DefaultValueFactory = _ => defaults.Neighbours, Description = "看几个近邻" };
        var budget = new Option<int>("--budget") { DefaultValueFactory = _ => 20, Description = "能核查几行:取综合分最高的这么多行,不猜异常占多少" };
        var command = new Command("detect", "在任意数值表里找异常的行:四个模型、综合分和每行的主要特征") { input, output, label, key, peers, seed, trees, sample, neighbours, budget };
        command.SetAction((parsed, cancellation) => Task.FromResult(Shared.Guard(() =>
        {
            var settings = new ModelSettings(
                parsed.GetValue(seed), AtLeast(1, parsed.GetValue(trees), "--trees"), AtLeast(2, parsed.GetValue(sample), "--sample"), AtLeast(1, parsed.GetValue(neighbours), "--neighbours"));
            var columns = new TableColumns(parsed.GetValue(label), parsed.GetValue(key), parsed.GetValue(peers));
            var limit = AtLeast(0, parsed.GetValue(budget), "--budget");
            var detected = Watched(next => DetectRun.Write(parsed.GetValue(input)!, parsed.GetValue(output)!, columns, settings, limit, next, cancellation));
            Print(detected);
            Console.WriteLine($"{detected.Rows} 行的分已写到 {parsed.GetValue(output)}。");
            return 0;
        })));
        return command;
    }

    static int AtLeast(int least, int found, string option) =>
        found >= least ? found : throw new RunException($"{option} 的值是“{found}”,应是不小于 {least} 的整数");

    // says what is at work, but not of what is done before anybody wonders
    static DetectedTable Watched(Func<Action<string>, DetectedTable> work)
    {
        var (clock, now) = (Stopwatch.StartNew(), "");
        using var timer = new Timer(
            _ => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"正在算:{Title(Volatile.Read(ref now))}({clock.Elapsed.TotalSeconds:0} 秒)")), null, Patience, Patience);
        return work(name => Volatile.Write(ref now, name));
    }

    static void Print(DetectedTable detected)
    {
        if (detected.Areas.Count > 0)
        {
            var areas = new ConsoleTable("ROC AUC(1 为全部排在前面,0.5 为碰运气)", new("模型"), new("名称"), new("ROC AUC", IsNumber: true));
            foreach (var (model, area) in detected.Areas)
                areas.Add(Title(model), model, area?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "标签只有一种");
            areas.Print();
        }

        if (detected.Review.Count > 0)
        {
            var rows = new ConsoleTable($"综合分最高的 {detected.Review.Count} 行", new("行", IsNumber: true), new("编号"), new("综合分", IsNumber: true), new("主要特征(占比:值,同组中位数)"));
            foreach (var row in detected.Review)
                rows.Add(row.Row.ToString(CultureInfo.InvariantCulture), row.Key ?? "", row.Score.ToString("0.0000", CultureInfo.InvariantCulture), string.Join(";", row.Reasons.Select(Reason)));
            rows.Print();
        }
    }

    static string Reason(FeatureShare reason) => string.Create(
        CultureInfo.InvariantCulture, $"{reason.Feature} {reason.Share:0%}:{(reason.Value is { } value ? value.ToString("G6", CultureInfo.InvariantCulture) : "缺")},{reason.PeerMedian:G6}");

    static string Title(string model) => model switch
    {
        IsolationForest.Name => "隔离森林",
        NearestNeighbours.Name => "近邻距离",
        RobustMahalanobis.Name => "稳健马氏距离",
        Ecod.Name => "经验分布双尾",
        DetectedTable.Combined => "综合分",
        "shares" => "各特征的占比",
        _ => "读表",
    };
}
