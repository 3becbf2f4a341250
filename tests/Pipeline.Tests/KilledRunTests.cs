using System.Globalization;
using System.Text.RegularExpressions;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A run whose process is killed again and again: nothing it leaves behind is seen, and the next one ends where an undisturbed one does.</summary>
public sealed class KilledRunTests(SmallCity city)
{
    static readonly (string Stage, double Share)[] Moments =
        [("接收", 0.05), ("接收", 0.4), ("接收", 0.9), ("建库", 0.01), ("建库", 0.2), ("建库", 0.4), ("建库", 0.6), ("建库", 0.8), ("建库", 0.98), ("] checks", 0)];

    [Fact]
    public void Ten_kills_leave_the_old_version_current_and_the_next_run_whole()
    {
        var killed = city.Copy();
        var undisturbed = city.Copy();
        try
        {
            foreach (var copy in new[] { killed, undisturbed })
                SendAllAgain(copy);
            SmallCity.Run(undisturbed);
            foreach (var when in Moments)
            {
                Kill(killed, when);
                Assert.Equal(city.Version, killed.CurrentVersion());
            }

            Assert.Equal(SmallCity.Exported(city.Data, ExportKind.Payouts), SmallCity.Exported(killed, ExportKind.Payouts));
            var next = SmallCity.Run(killed);
            Assert.True(next.Changed);
            Assert.Equal(undisturbed.CurrentVersion(), next.Version);
            foreach (var what in new[] { ExportKind.Indicators, ExportKind.Ranking, ExportKind.Payouts, ExportKind.Rejects })
                Assert.Equal(SmallCity.Exported(undisturbed, what), SmallCity.Exported(killed, what));
        }
        finally
        {
            Directory.Delete(killed.Root, recursive: true);
            Directory.Delete(undisturbed.Root, recursive: true);
        }
    }

    // a blank line more: each text is a new file with the same rows
    static void SendAllAgain(DataFolder data)
    {
        foreach (var file in Directory.EnumerateFiles(data.Inbox, "*.csv", SearchOption.AllDirectories))
            File.AppendAllText(file, "\n");
    }

    static void Kill(DataFolder data, (string Stage, double Share) when)
    {
        using var process = FdaProcess.Start("run", "--data", data.Root, "--as-of", "2026-01-01", "--period", "2025");
        var reached = false;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!IsReached(line, when))
                continue;
            reached = true;
            process.Kill();
            break;
        }

        process.WaitForExit();
        Assert.True(reached, $"the run ended before {when} ({process.StandardError.ReadToEnd()})");
        Assert.NotEqual(0, process.ExitCode);
    }

    static bool IsReached(string line, (string Stage, double Share) when) => line.Contains(when.Stage, StringComparison.Ordinal)
        && (when.Share == 0 || (Regex.Match(line, @"\[(\d+)/(\d+)\]") is { Success: true } progress
            && double.Parse(progress.Groups[1].Value, CultureInfo.InvariantCulture) >= when.Share * double.Parse(progress.Groups[2].Value, CultureInfo.InvariantCulture)));
}
