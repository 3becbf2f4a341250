using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FamilyDoctor.Analytics.Pipeline.Tests;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>10,000 polluted files: nothing lost, nothing silently changed. Half of them with the dialect declared.</summary>
static class Soak
{
    const int Files = 10_000, AtOnce = 250, FirstSeed = 1_000_000;

    public static Command Create()
    {
        var command = new Command("soak", "10,000 polluted files through ingest: nothing lost, nothing silently changed");
        command.SetAction(_ => Run());
        return command;
    }

    static int Run()
    {
        var clock = Stopwatch.StartNew();
        var (faults, untouched, taken, spoiled, explained) = (new List<string>(), 0L, 0L, 0L, 0L);
        for (var done = 0; done < Files; done += AtOnce)
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
            $"{Files:N0} files, {untouched + spoiled:N0} rows: {taken:N0} of {untouched:N0} untouched rows came in as they were, {spoiled:N0} rows were spoiled, {explained:N0} records rejected with a reason, {faults.Count} faults; {clock.Elapsed.TotalSeconds:N0} s"));
        return faults.Count == 0 ? 0 : 1;
    }
}
