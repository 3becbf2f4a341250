using System.CommandLine;
using FamilyDoctor.Analytics.App.Web;
using FamilyDoctor.Analytics.Warehouse;

namespace FamilyDoctor.Analytics.App.Cli;

static class ServeCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var urls = new Option<string>("--urls") { Description = "监听地址", DefaultValueFactory = _ => WebHost.DefaultUrls };
        var command = new Command("serve", "提供看板,并按 jobs.yaml 定时运行") { data, urls };
        command.SetAction((parsed, cancellation) => Shared.Guard(() => WebHost.Run(new DataFolder(parsed.GetValue(data)!), parsed.GetValue(urls)!, cancellation)));
        return command;
    }
}
