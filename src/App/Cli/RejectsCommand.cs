using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Answers;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.App.Cli;

static class RejectsCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var arrival = new Option<int?>("--arrival") { Description = "到达号" };
        var sender = new Option<string?>("--sender") { Description = "报送单位" };
        var source = new Option<string?>("--source") { Description = "来源,如 contracts" };
        var period = new Option<string?>("--period") { Description = "报送期,如 2025-09" };
        var output = new Option<string>("--out") { Description = "写到哪个 .xlsx 文件;有几份文件要答复时,是放它们的文件夹", Required = true };
        var command = new Command("rejects", "给报送单位的驳回清单:每行错在哪里、应是什么;改好放回收件箱,就按更正收") { data, arrival, sender, source, period, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var folder = new DataFolder(parsed.GetValue(data)!);
            var arrivals = RejectAnswer.Arrivals(folder, parsed.GetValue(arrival), parsed.GetValue(sender), parsed.GetValue(source), parsed.GetValue(period));
            if (arrivals.Count == 0)
                throw new RunException("没有这样的文件,或其中没有驳回和暂存的行");
            var sources = DefinitionSet.Load(folder.Definitions).Sources;
            var target = parsed.GetValue(output)!;
            foreach (var one in arrivals)
            {
                var file = arrivals.Count == 1 ? target : Path.Combine(target, FormattableString.Invariant($"{one.Source}-{one.Number}.xlsx"));
                var (rows, hasOriginals) = RejectAnswer.Write(folder, sources.Single(known => known.Id == one.Source), one, file, CancellationToken.None);
                Console.WriteLine($"第 {one.Number} 号文件 {one.Path}:{rows} 行,已写到 {file}。{(hasOriginals ? "" : "原件已过保存期,只写了原因。")}");
            }

            return 0;
        }));
        return command;
    }
}
