using System.CommandLine;
using System.Globalization;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Safekeeping;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>The verbs <c>backup</c> and <c>restore</c>.</summary>
static class BackupCommand
{
    const int ShortestPassphrase = 12;

    public static Command CreateBackup()
    {
        var data = Shared.Data();
        var output = new Option<string>("--out") { Description = "写到哪个文件(.tar)", Required = true };
        var keys = new Option<string>("--keys") { Description = "密钥另存到哪个文件;用口令封好,请与备份分开保管", Required = true };
        var command = new Command("backup", "备份不能重算的一切:账号与审计、身份库、定义与设置、数据湖;口令从键盘或标准输入读入") { data, output, keys };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var passphrase = Secrets.Read("密钥口令");
            if (passphrase.Length < ShortestPassphrase)
                throw new RunException($"口令太短,至少 {ShortestPassphrase} 个字");
            if (Secrets.Read("再输一次") != passphrase)
                throw new RunException("两次输入的口令不同");
            var list = Backup.Write(new DataFolder(parsed.GetValue(data)!), parsed.GetValue(output)!, parsed.GetValue(keys)!, passphrase, VersionName.Program, TimeProvider.System.GetUtcNow());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"已备份 {list.Files.Count} 个文件,{list.Bytes / 1e6:N1} MB;密钥在 {parsed.GetValue(keys)},请与备份分开保管,口令记牢:没有它身份库打不开。"));
            return 0;
        }));
        return command;
    }

    public static Command CreateRestore()
    {
        var data = new Option<string>("--data") { Description = "恢复到哪个目录(空的,或还没有)", Required = true };
        var from = new Option<string>("--from") { Description = "备份文件", Required = true };
        var keys = new Option<string>("--keys") { Description = "密钥文件", Required = true };
        var command = new Command("restore", "从备份恢复到一个新目录,逐个文件核对;然后用 fda run 重建版本") { data, from, keys };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var folder = new DataFolder(parsed.GetValue(data)!);
            var list = Restore.Read(folder, parsed.GetValue(from)!, parsed.GetValue(keys)!, Secrets.Read("密钥口令"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"已恢复 {list.Files.Count} 个文件,备份于 {list.MadeAt.AddHours(8):yyyy-MM-dd HH:mm}。"));
            Console.WriteLine($"请运行 fda run --data {folder.Root}{(list.Version is null ? "" : $";截至日与考核期和备份时相同,就会重建版本 {list.Version}")}。");
            return 0;
        }));
        return command;
    }
}
