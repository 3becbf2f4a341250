using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Runs whose process is killed: nothing they leave behind is seen, and the next run ends where an undisturbed one does.</summary>
public sealed class KilledRunTests(SmallCity city)
{
    [Theory]
    [InlineData("接收 [")]
    [InlineData("建库 [30/")]
    [InlineData("建库 [90/")]
    public void A_run_killed_half_way_leaves_the_old_version_current_and_the_next_one_whole(string when)
    {
        var killed = city.Copy();
        var undisturbed = city.Copy();
        try
        {
            foreach (var copy in new[] { killed, undisturbed })
                SmallCity.AddLateFile(copy);
            SmallCity.Run(undisturbed);
            Kill(killed, when);
            Assert.Equal(city.Version, killed.CurrentVersion());
            Assert.Equal(SmallCity.Exported(city.Data, ExportKind.Payouts), SmallCity.Exported(killed, ExportKind.Payouts));

            var next = SmallCity.Run(killed);
            Assert.True(next.Changed);
            Assert.Equal(undisturbed.CurrentVersion(), next.Version);
            Assert.Equal(SmallCity.Exported(undisturbed, ExportKind.Payouts), SmallCity.Exported(killed, ExportKind.Payouts));
        }
        finally
        {
            Directory.Delete(killed.Root, recursive: true);
            Directory.Delete(undisturbed.Root, recursive: true);
        }
    }

    static void Kill(DataFolder data, string when)
    {
        using var process = FdaProcess.Start("run", "--data", data.Root, "--as-of", "2026-01-01", "--period", "2025");
        var reached = false;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.Contains(when, StringComparison.Ordinal))
                continue;
            reached = true;
            process.Kill();
            break;
        }

        process.WaitForExit();
        Assert.True(reached, $"the run ended before “{when}” ({process.StandardError.ReadToEnd()})");
        Assert.NotEqual(0, process.ExitCode);
    }
}
