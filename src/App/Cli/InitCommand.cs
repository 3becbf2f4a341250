using System.CommandLine;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.App.Cli;

static class InitCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var command = new Command("init", "建立数据目录,并把随程序提供的定义复制到 DIR/pipelines/ 供修改") { data };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var folder = new DataFolder(parsed.GetValue(data)!);
            if (Directory.Exists(folder.OwnDefinitions))
                throw new RunException($"{folder.OwnDefinitions} 已经存在,没有改动");
            Directory.CreateDirectory(folder.Inbox);
            foreach (var file in DefinitionFile.ReadAll(DataFolder.ShippedDefinitions, []))
            {
                var target = Path.Combine(folder.OwnDefinitions, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, file.Text);
            }

            Console.WriteLine($"定义已复制到 {folder.OwnDefinitions};改完后用 fda check --data {folder.Root} 检查。");
            return 0;
        }));
        return command;
    }
}
