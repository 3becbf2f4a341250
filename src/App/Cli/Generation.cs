using System.Diagnostics;
using System.Globalization;
using FamilyDoctor.Analytics.App.SampleCity;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>Generates the sample city with its progress on the console.</summary>
static class Generation
{
    public static void Run(SampleCityOptions options, CancellationToken cancellation)
    {
        DemoConsole.Prepare();
        var start = Stopwatch.GetTimestamp();
        if (DemoConsole.IsTerminal)
            DemoConsole.Progress().Start(context => SampleCity.SampleCity.Generate(options, new Bar(context.AddTask("生成虚构城市")), cancellation));
        else
            SampleCity.SampleCity.Generate(options, new Lines(), cancellation);
        var files = new DirectoryInfo(Path.Combine(options.Out, "inbox")).GetFiles("*.csv", SearchOption.AllDirectories);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"已生成虚构城市:{options.Teams:N0} 个团队,{files.Length:N0} 个文件,{files.Sum(file => file.Length) / 1e6:N0} MB,用时 {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} 秒。"));
    }

    sealed class Bar(ProgressTask task) : IProgress<SampleCityProgress>
    {
        public void Report(SampleCityProgress value)
        {
            task.Description = Markup.Escape("生成 " + value.Message);
            task.MaxValue = Math.Max(value.Total, 1);
            task.Value = value.Done;
        }
    }

    sealed class Lines : IProgress<SampleCityProgress>
    {
        public void Report(SampleCityProgress value) =>
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"生成 [{value.Done}/{value.Total}] {value.Message}"));
    }
}
