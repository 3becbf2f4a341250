using System.Diagnostics;
using System.Globalization;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Pipeline.Tests;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>
/// Runs that are killed at any moment, over and over in the same folder: first those that take in a city, then those that take its last month into the version
/// there is. The run after them must end where an undisturbed one does, to the byte.
/// </summary>
static class KillBenchmark
{
    const int KillsOfOnePart = 12, Teams = 2, Told = 25;

    static readonly ExportKind[] Compared = [ExportKind.Indicators, ExportKind.Ranking, ExportKind.Payouts, ExportKind.Rejects];

    public static int Run(int kills, int seed)
    {
        if (kills == 0)
            return 0;
        var clock = Stopwatch.StartNew();
        var chance = new Random(seed);
        var root = Directory.CreateTempSubdirectory("fda-kills-").FullName;
        var (killed, ended, faults) = (0, 0, new List<string>());
        try
        {
            var undisturbed = new DataFolder(Path.Combine(root, "undisturbed"));
            var parts = Parts(root);
            var spans = new List<TimeSpan>();
            foreach (var part in parts)
            {
                Copy(part, undisturbed);
                var span = Stopwatch.StartNew();
                Finish(undisturbed);
                spans.Add(span.Elapsed);
            }

            var expected = Compared.Select(what => Exported(undisturbed, what)).ToList();
            while (killed < kills)
            {
                var data = new DataFolder(Path.Combine(root, "killed"));
                foreach (var (part, span) in parts.Zip(spans))
                {
                    Copy(part, data);
                    for (var i = 0; i < KillsOfOnePart && killed < kills; i++)
                    {
                        // one that had ended leaves nothing to do for those after it
                        if (!Kill(data, chance.NextDouble() * span))
                        {
                            ended++;
                            break;
                        }

                        if (++killed % Told == 0)
                            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} of {kills} killed, {faults.Count} faults; {clock.Elapsed.TotalSeconds:N0} s"));
                    }

                    Finish(data);
                }

                if (data.CurrentVersion() != undisturbed.CurrentVersion())
                    faults.Add($"after {killed} kills the version is {data.CurrentVersion()}, not {undisturbed.CurrentVersion()}");
                for (var i = 0; i < Compared.Length; i++)
                {
                    if (!Exported(data, Compared[i]).AsSpan().SequenceEqual(expected[i]))
                        faults.Add($"after {killed} kills the export {Compared[i]} differs");
                }

                Directory.Delete(data.Root, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        foreach (var fault in faults)
            Console.WriteLine(fault);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{killed} runs killed at any moment ({ended} more had ended before), {faults.Count} faults; {clock.Elapsed.TotalSeconds:N0} s"));
        return faults.Count == 0 ? 0 : 1;
    }

    // a city without its last month, and that month
    static List<DataFolder> Parts(string root)
    {
        var parts = new[] { "city", "month" }.Select(name => new DataFolder(Path.Combine(root, name))).ToList();
        SampleCity.Generate(new SampleCityOptions(parts[0].Root, Teams, 1, 2025), new Progress<SampleCityProgress>(), CancellationToken.None);
        LastMonth.Move(LastMonth.In(parts[0]), parts[0].Root, parts[1].Root);
        return parts;
    }

    static bool Kill(DataFolder data, TimeSpan after)
    {
        using var process = FdaProcess.Start("run", "--data", data.Root, "--as-of", "2026-01-01", "--period", "2025");
        // a full pipe would hold it up
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(after))
            return false;
        process.Kill();
        process.WaitForExit();
        return true;
    }

    static void Finish(DataFolder data)
    {
        if (FdaProcess.Run("run", "--data", data.Root, "--as-of", "2026-01-01", "--period", "2025") is { ExitCode: not 0 } failed)
            throw new InvalidOperationException(failed.Output + failed.Error);
    }

    static byte[] Exported(DataFolder data, ExportKind what)
    {
        var file = Path.Combine(data.Tmp, "export.csv");
        Export.Write(data, what, ExportFormat.Csv, file);
        return File.ReadAllBytes(file);
    }

    static void Copy(DataFolder from, DataFolder to)
    {
        foreach (var file in Directory.EnumerateFiles(from.Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to.Root, Path.GetRelativePath(from.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
