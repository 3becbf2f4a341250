using System.Diagnostics;
using System.Globalization;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Pipeline.Tests;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>Runs that are killed at any moment, over and over in the same folder; the run after them must end where an undisturbed one does, to the byte.</summary>
static class KillBenchmark
{
    const int KillsOfOneFolder = 25, Teams = 2;

    static readonly ExportKind[] Compared = [ExportKind.Indicators, ExportKind.Ranking, ExportKind.Payouts, ExportKind.Rejects];

    public static int Run(int kills)
    {
        if (kills == 0)
            return 0;
        var clock = Stopwatch.StartNew();
        var chance = new Random(1);
        var root = Directory.CreateTempSubdirectory("fda-kills-").FullName;
        var (killed, ended, faults) = (0, 0, new List<string>());
        try
        {
            var undisturbed = new DataFolder(Path.Combine(root, "undisturbed"));
            SampleCity.Generate(new SampleCityOptions(undisturbed.Root, Teams, 1, 2025), new Progress<SampleCityProgress>(), CancellationToken.None);
            var inbox = new DataFolder(Path.Combine(root, "inbox"));
            Copy(undisturbed, inbox);
            var whole = Stopwatch.StartNew();
            Finish(undisturbed);
            var span = whole.Elapsed.TotalMilliseconds;
            var expected = Compared.Select(what => Exported(undisturbed, what)).ToList();
            while (killed < kills)
            {
                var data = new DataFolder(Path.Combine(root, "killed"));
                Copy(inbox, data);
                for (var i = 0; i < KillsOfOneFolder && killed < kills; i++)
                {
                    // one that had ended leaves nothing to do for those after it
                    if (!Kill(data, TimeSpan.FromMilliseconds(chance.NextDouble() * span)))
                    {
                        ended++;
                        break;
                    }

                    killed++;
                }

                Finish(data);
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
