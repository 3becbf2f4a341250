using System.Diagnostics;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Runs;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Disks that lose bits, fill up or go away: pages keep the last good version, and the next run ends where an undisturbed one does.</summary>
public sealed class DamageTests(SmallCity city)
{
    [Fact]
    public void A_damaged_lake_file_and_a_lost_one_are_read_again_from_the_original()
    {
        var data = city.Copy();
        try
        {
            var files = Manifest.Load(data).Arrivals.Where(arrival => arrival.Accepted > 10).Select(arrival => Path.Combine(data.Root, arrival.LakeFile!)).ToList();
            var whole = files.Take(2).Select(File.ReadAllBytes).ToList();
            Spoil(files[0]);
            File.Delete(files[1]);
            var next = SmallCity.Run(data);
            Assert.Equal(whole, files.Take(2).Select(File.ReadAllBytes));
            Assert.Equal((city.Version, false), (next.Version, next.Changed));
            Assert.Contains(RunLog.Read(data, next.Number), line => line.Message.Contains("2 个文件已损坏或不见了,从原件重新读入", StringComparison.Ordinal));
            Assert.DoesNotContain(RunLog.Read(data, SmallCity.Run(data).Number), line => line.Message.Contains("损坏", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    [Fact]
    public void Damage_that_is_found_beside_a_build_has_it_built_again_from_what_was_read_again()
    {
        var data = city.Copy();
        var undisturbed = city.Copy();
        try
        {
            foreach (var copy in new[] { data, undisturbed })
                SmallCity.AddLateFile(copy);
            var file = Path.Combine(data.Root, Manifest.Load(data).Arrivals.First(known => known.Source == "visits" && known.Accepted > 10).LakeFile!);
            var whole = File.ReadAllBytes(file);
            Spoil(file);
            var next = SmallCity.Run(data);
            Assert.Contains(RunLog.Read(data, next.Number), line => line.Message.Contains("1 个文件已损坏或不见了,从原件重新读入", StringComparison.Ordinal));
            Assert.Equal(whole, File.ReadAllBytes(file));
            Assert.Equal((SmallCity.Run(undisturbed).Version, true), (next.Version, next.Changed));
            Assert.Equal(SmallCity.Exported(undisturbed, ExportKind.Payouts), SmallCity.Exported(data, ExportKind.Payouts));
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
            Directory.Delete(undisturbed.Root, recursive: true);
        }
    }

    [Fact]
    public void Damage_whose_original_is_gone_stops_the_run_and_says_who_has_to_send_what_again()
    {
        var data = city.Copy();
        try
        {
            var arrival = Manifest.Load(data).Arrivals.First(known => known.Source == "visits" && known.Accepted > 10);
            Spoil(Path.Combine(data.Root, arrival.LakeFile!));
            File.Delete(Path.Combine(data.Root, arrival.Path));
            var failure = Assert.Throws<RunException>(() => SmallCity.Run(data));
            Assert.Contains(arrival.LakeFile!, failure.Message, StringComparison.Ordinal);
            Assert.Contains($"请 {arrival.Sender} 重报 {arrival.Period} 的 visits", failure.Message, StringComparison.Ordinal);
            Assert.Equal(city.Version, data.CurrentVersion());
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_goes_away_in_a_run_is_named_and_the_run_after_it_came_back_is_whole()
    {
        var data = city.Copy();
        var undisturbed = city.Copy();
        var away = new DataFolder(data.Root + "-away");
        try
        {
            SmallCity.AddLateFile(data);
            SmallCity.AddLateFile(undisturbed);
            SmallCity.Run(undisturbed);
            var failure = Assert.Throws<RunException>(() => Warehouse.Pipeline.Run(data, new RunOptions(SmallCity.Scope) { Threads = 2, MinimumFreeBytes = 0 }, TimeProvider.System, line =>
            {
                if (line is { Stage: "build", Done: 60 })
                    Directory.Move(data.Root, away.Root);
            }, CancellationToken.None));
            Assert.Contains("磁盘或网络盘断开了", failure.Message, StringComparison.Ordinal);
            if (Directory.Exists(data.Root))
                Directory.Delete(data.Root, recursive: true);
            Directory.Move(away.Root, data.Root);
            Assert.Equal(city.Version, data.CurrentVersion());
            Assert.Equal(undisturbed.CurrentVersion(), SmallCity.Run(data).Version);
            Assert.Equal(SmallCity.Exported(undisturbed, ExportKind.Payouts), SmallCity.Exported(data, ExportKind.Payouts));
        }
        finally
        {
            foreach (var folder in new[] { data.Root, undisturbed.Root, away.Root }.Where(Directory.Exists))
                Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_full_disk_is_said_and_with_room_again_the_run_is_whole()
    {
        if (!CanMount())
            Assert.Skip("这台机器不许建用户命名空间,不能试磁盘写满");
        var data = city.Copy();
        var undisturbed = city.Copy();
        var mounted = Directory.CreateTempSubdirectory("fda-small-disk-").FullName;
        try
        {
            SmallCity.AddLateFile(data);
            SmallCity.AddLateFile(undisturbed);
            SmallCity.Run(undisturbed);
            var used = Directory.EnumerateFiles(data.Root, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) >> 20;
            var settings = """{ "AsOf": "2026-01-01", "Period": "2025" }""";
            File.WriteAllText(data.SettingsFile, settings);
            var fda = Path.Combine(AppContext.BaseDirectory, "fda.dll");
            // too little room for a version; then none at all, not even for a log; then enough
            var (code, output) = Unshared($$"""
                set -u
                mount -t tmpfs -o size={{used + 24}}m none '{{mounted}}'
                cp -r '{{data.Root}}/.' '{{mounted}}/'
                dotnet '{{fda}}' run --data '{{mounted}}'; echo "first $? $(cat '{{mounted}}/warehouse/current')"
                echo >> "$(ls '{{mounted}}'/inbox/city/2025/prices* | head -n 1)"
                dd if=/dev/zero of='{{mounted}}/filler' bs=1M 2>/dev/null
                dotnet '{{fda}}' run --data '{{mounted}}'; echo "second $? $(cat '{{mounted}}/warehouse/current')"
                cp '{{data.Root}}'/inbox/city/2025/prices* '{{mounted}}/inbox/city/2025/'
                rm -f '{{mounted}}/filler'
                mount -o remount,size={{(8 * used) + 1024}}m '{{mounted}}'
                dotnet '{{fda}}' run --data '{{mounted}}'; echo "third $? $(cat '{{mounted}}/warehouse/current')"
                dotnet '{{fda}}' export --data '{{mounted}}' --what payouts --out '{{mounted}}/payouts.csv' >/dev/null && cp '{{mounted}}/payouts.csv' '{{data.Root}}/payouts.csv'
                """);
            Assert.Contains($"first 1 {city.Version}", output, StringComparison.Ordinal);
            Assert.Contains($"second 1 {city.Version}", output, StringComparison.Ordinal);
            Assert.Contains("磁盘空间不足", output, StringComparison.Ordinal);
            Assert.Contains("磁盘已满", output, StringComparison.Ordinal);
            Assert.Contains($"third 0 {undisturbed.CurrentVersion()}", output, StringComparison.Ordinal);
            Assert.Equal(0, code);
            Assert.Equal(SmallCity.Exported(undisturbed, ExportKind.Payouts), File.ReadAllBytes(Path.Combine(data.Root, "payouts.csv")));
        }
        finally
        {
            foreach (var folder in new[] { data.Root, undisturbed.Root, mounted })
                Directory.Delete(folder, recursive: true);
        }
    }

    static void Spoil(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = stream.Length / 2;
        var found = (byte)stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(found ^ 1));
    }

    static bool CanMount() => OperatingSystem.IsLinux() && File.Exists("/usr/bin/unshare") && Unshared("mount -t tmpfs -o size=1m none /mnt").Code == 0;

    static (int Code, string Output) Unshared(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "sh", "-c", script + "\n"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
