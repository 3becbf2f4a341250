using System.CommandLine;
using System.Globalization;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Restating;

namespace FamilyDoctor.Analytics.App.Cli;

static class RestatementCommand
{
    const int Shown = 10;

    public static Command Create()
    {
        var data = Shared.Data();
        var from = new Option<string?>("--from") { Description = "原来的版本;不写是当前版本之前最后建成的" };
        var to = new Option<string?>("--to") { Description = "现在的版本;不写是当前版本" };
        var output = new Option<string?>("--out") { Description = "把每一处变动写成 .xlsx 或 .csv" };
        var command = new Command("restatement", "迟报或更正的文件改动了哪些指标、得分和发放:逐项写明原值和现值") { data, from, to, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var restatement = Restatement.Read(new DataFolder(parsed.GetValue(data)!), parsed.GetValue(from), parsed.GetValue(to));
            Console.WriteLine($"版本 {restatement.From} → {restatement.To}:{(restatement.Rows.Count == 0 ? "没有变动" : "")}");
            foreach (var kind in restatement.Rows.GroupBy(row => row.Kind))
                Print(kind.Key, [.. kind]);
            if (parsed.GetValue(output) is { } file)
            {
                RestatementFile.Write(restatement, file);
                Console.WriteLine($"全部变动已写到 {file}。");
            }

            return 0;
        }));
        return command;
    }

    static void Print(string kind, List<RestatedRow> rows)
    {
        var table = new ConsoleTable(string.Create(CultureInfo.InvariantCulture, $"{kind}:{rows.Count:N0} 处"),
            new("项目"), new("层级"), new("单位"), new("期间"), new("原值", IsNumber: true), new("现值", IsNumber: true));
        foreach (var row in rows.Take(Shown))
            table.Add(row.Item, row.Level, $"{row.Name}({row.Code})", row.Period, row.Before, row.After);
        table.Print();
        if (rows.Count > Shown)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"…… 另有 {rows.Count - Shown:N0} 处,用 --out 写成文件"));
    }
}
