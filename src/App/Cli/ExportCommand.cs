using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;

namespace FamilyDoctor.Analytics.App.Cli;

static class ExportCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var what = new Option<ExportKind>("--what") { Description = "ranking 排名、payouts 发放、contracts 逐份协议得分、debts 多付待抵扣(可作下年来源 debts 的文件)、indicators 指标、rejects 驳回、flags 疑点", Required = true };
        var format = new Option<ExportFormat>("--format") { Description = "csv 或 parquet", DefaultValueFactory = _ => ExportFormat.Csv };
        var output = new Option<string>("--out") { Description = "写到哪个文件", Required = true };
        var command = new Command("export", "导出当前版本的一张表;同一版本每次导出逐字节相同") { data, what, format, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            Export.Write(new DataFolder(parsed.GetValue(data)!), parsed.GetValue(what), parsed.GetValue(format), parsed.GetValue(output)!);
            return 0;
        }));
        return command;
    }
}
