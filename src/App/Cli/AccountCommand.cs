using System.CommandLine;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

static class AccountCommand
{
    public static Command Create() => new("account", "管理看板账号") { Add(), Password(), Disable(), List() };

    static Option<string> Name() => new("--name") { Description = "账号名", Required = true };

    static Command Add()
    {
        var (data, name) = (Shared.Data(), Name());
        var title = new Option<string?>("--display-name") { Description = "页面上显示的名字" };
        var role = new Option<string>("--role") { Description = $"角色:{string.Join("、", AccountRoles.All.Select(known => known.Title()))}", Required = true };
        var scope = new Option<string>("--scope") { Description = "范围:city、unit:<考核单元代码> 或 institution:<机构代码>", DefaultValueFactory = _ => "city" };
        var command = new Command("add", "新建账号;密码从键盘或标准输入读入") { data, name, title, role, scope };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            var found = AccountRoles.FromTitle(parsed.GetValue(role)!)
                ?? throw new RunException($"角色“{parsed.GetValue(role)}”不认识,应是 {string.Join("、", AccountRoles.All.Select(known => known.Title()))} 之一");
            var reach = ReaderScope.Parse(parsed.GetValue(scope)!)
                ?? throw new RunException($"范围“{parsed.GetValue(scope)}”的写法不对,应如 city、unit:990101、institution:<机构代码>");
            return With(parsed.GetValue(data)!, book => book.Add(parsed.GetValue(name)!, parsed.GetValue(title) ?? "", found, reach, Secrets.Read("密码")), "已新建");
        }));
        return command;
    }

    static Command Password()
    {
        var (data, name) = (Shared.Data(), Name());
        var command = new Command("password", "重设密码") { data, name };
        command.SetAction(parsed => Shared.Guard(() => With(parsed.GetValue(data)!, book => book.SetPassword(parsed.GetValue(name)!, Secrets.Read("密码")), "密码已重设")));
        return command;
    }

    static Command Disable()
    {
        var (data, name) = (Shared.Data(), Name());
        var enable = new Option<bool>("--enable") { Description = "重新启用" };
        var command = new Command("disable", "停用账号") { data, name, enable };
        command.SetAction(parsed => Shared.Guard(() => With(parsed.GetValue(data)!, book => book.SetDisabled(parsed.GetValue(name)!, !parsed.GetValue(enable)), "已更新")));
        return command;
    }

    static Command List()
    {
        var data = Shared.Data();
        var command = new Command("list", "列出账号") { data };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            using var db = OperationsDb.Open(new DataFolder(parsed.GetValue(data)!));
            var table = new Table().AddColumns("账号", "显示名", "角色", "范围", "状态");
            foreach (var account in db.Accounts.OrderBy(account => account.Name).AsEnumerable())
                table.AddRow(Markup.Escape(account.Name), Markup.Escape(account.DisplayName), account.Role.Title(), account.Scope.Key, account.IsDisabled ? "停用" : "启用");
            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }

    static int With(string data, Action<AccountBook> action, string done)
    {
        using var db = OperationsDb.Open(new DataFolder(data));
        action(new AccountBook(db, TimeProvider.System, "命令行"));
        Console.WriteLine(done);
        return 0;
    }
}
