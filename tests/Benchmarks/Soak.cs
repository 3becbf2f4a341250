using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FamilyDoctor.Analytics.Pipeline.Tests;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>10,000 polluted files: nothing lost, nothing silently changed, half of them with the dialect declared. 500 killed runs: the next one is whole.</summary>
static class Soak
{
    const int Files = 10_000, AtOnce = 250, FirstSeed = 1_000_000;

    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "how many runs are killed", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "of the moments of the kills", DefaultValueFactory = _ => 1 };
        var files = new Option<int>("--files") { Description = "how many polluted files are read", DefaultValueFactory = _ => Files };
        var command = new Command("soak", "10,000 polluted files through ingest: nothing lost, nothing silently changed; 500 killed runs: the next one is whole") { kills, seed, files };
        command.SetAction(parsed => Math.Max(KillBenchmark.Run(parsed.GetValue(kills), parsed.GetValue(seed)), Run(parsed.GetValue(files))));
        return command;
    }

    static int Run(int files)
    {
        var clock = Stopwatch.StartNew();
        var (faults, untouched, taken, spoiled, explained) = (new List<string>(), 0L, 0L, 0L, 0L);
        for (var done = 0; done < files; done += AtOnce)
        {
            var folder = Path.Combine(Path.GetTempPath(), "fda-soak-" + Guid.NewGuid().ToString("n"));
            try
            {
                var outcome = PollutedTrial.Run(folder, FirstSeed + done, AtOnce, isDeclared: done % (2 * AtOnce) == 0);
                faults.AddRange(outcome.Faults);
                untouched += outcome.Untouched;
                taken += outcome.Taken;
                spoiled += outcome.Spoiled;
                explained += outcome.Explained;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        foreach (var fault in faults.Take(50))
            Console.WriteLine(fault);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{files:N0} files, {untouched + spoiled:N0} rows: {taken:N0} of {untouched:N0} untouched rows came in as they were, {spoiled:N0} rows were spoiled, {explained:N0} records rejected with a reason, {faults.Count} faults; {clock.Elapsed.TotalSeconds:N0} s"));
        return faults.Count == 0 ? 0 : 1;
    }
}
