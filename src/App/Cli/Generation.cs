using FamilyDoctor.Analytics.App.SampleCity;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>Generates the sample city with its progress on the console.</summary>
static class Generation
{
    public static void Run(SampleCityOptions options, CancellationToken cancellation) =>
        AnsiConsole.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("生成虚构城市");
            SampleCity.SampleCity.Generate(options, new Watch(task), cancellation);
        });

    sealed class Watch(ProgressTask task) : IProgress<SampleCityProgress>
    {
        public void Report(SampleCityProgress value)
        {
            task.Description = Markup.Escape(value.Message);
            task.MaxValue = Math.Max(value.Total, 1);
            task.Value = value.Done;
        }
    }
}
