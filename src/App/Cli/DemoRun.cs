using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Runs;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>The run of a demo: one bar for each stage on a terminal, one line for each event elsewhere.</summary>
static class DemoRun
{
    public static RunResult Of(DataFolder data, CancellationToken cancellation)
    {
        var options = SettingsReader.Options(data, null, null, TimeProvider.System);
        if (!DemoConsole.IsTerminal)
            return Pipeline.Run(data, options, TimeProvider.System, Shared.Print, cancellation);

        // what is said between the bars is printed below them, where no bar overwrites it
        var said = new List<RunEvent>();
        var result = DemoConsole.Progress().AutoClear(false).Start(context =>
        {
            var bars = new Bars(context);
            return Pipeline.Run(data, options, TimeProvider.System, line =>
            {
                if (line.Total > 0)
                    bars.Show(line);
                else
                    said.Add(line);
            }, cancellation);
        });
        said.ForEach(Shared.Print);
        return result;
    }

    sealed class Bars(ProgressContext context)
    {
        readonly Dictionary<string, ProgressTask> stages = [];

        public void Show(RunEvent line)
        {
            if (!stages.TryGetValue(line.Stage, out var bar))
            {
                foreach (var earlier in stages.Values)
                    earlier.StopTask();
                stages[line.Stage] = bar = context.AddTask(line.Stage);
            }
            // a fixed width, or the bars would jump with every name
            bar.Description = Markup.Escape(Padded($"{Shared.Stage(line.Stage)} {line.Message}", 36));
            bar.MaxValue = line.Total;
            bar.Value = line.Done;
            // the last model is announced before it is built
            if (line.Done + 1 >= line.Total && line.Stage == "build")
                bar.Value = line.Total;
        }

        static string Padded(string text, int columns)
        {
            var fitted = DemoConsole.Fit(text, columns);
            return fitted + new string(' ', columns - fitted.GetCellWidth());
        }
    }
}
