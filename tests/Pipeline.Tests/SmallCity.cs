using Dapper;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Exports;
using Xunit;

[assembly: AssemblyFixture(typeof(FamilyDoctor.Analytics.Pipeline.Tests.SmallCity))]

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A sample city of six teams, generated and run once for all tests; those that change it take a copy.</summary>
public sealed class SmallCity : IDisposable
{
    public static readonly RunScope Scope = new(new DateOnly(2026, 1, 1), "2025");

    // made when the first test asks for it: tests of files alone do not wait for a city
    readonly Lazy<(DataFolder Data, string Version)> _city = new(Make);

    public DataFolder Data => _city.Value.Data;

    public string Version => _city.Value.Version;

    public static RunResult Run(DataFolder data, int threads = 1) =>
        Warehouse.Pipeline.Run(data, new RunOptions(Scope) { Threads = threads, MinimumFreeBytes = 0 }, TimeProvider.System, null, CancellationToken.None);

    /// <summary>The bytes of an export.</summary>
    public static byte[] Exported(DataFolder data, ExportKind what, ExportFormat format = ExportFormat.Csv)
    {
        var file = Path.Combine(data.Root, "export.out");
        Export.Write(data, what, format, file);
        return File.ReadAllBytes(file);
    }

    /// <summary>Every price again, by a corrected file: all payouts are computed anew.</summary>
    public static void AddLateFile(DataFolder data)
    {
        var folder = Path.Combine(data.Inbox, "city", "2025");
        var prices = Directory.GetFiles(folder, "prices*.csv")[0];
        File.WriteAllText(Path.Combine(folder, "prices_更正.csv"), File.ReadAllText(prices) + "\n");
    }

    /// <summary>The shipped definitions as the folder's own, to be changed.</summary>
    public static void OwnDefinitions(DataFolder data)
    {
        foreach (var file in Directory.EnumerateFiles(DataFolder.ShippedDefinitions, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(data.OwnDefinitions, Path.GetRelativePath(DataFolder.ShippedDefinitions, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Codes of all teams, in order.</summary>
    public IReadOnlyList<string> Teams
    {
        get
        {
            using var version = VersionReader.OpenCurrent(Data);
            return [.. version.Query<string>("select team from core.teams order by team")];
        }
    }

    public DataFolder Copy(string? only = null)
    {
        var copy = new DataFolder(Directory.CreateTempSubdirectory("fda-copy-").FullName);
        foreach (var file in Directory.EnumerateFiles(only is null ? Data.Root : Path.Combine(Data.Root, only), "*", SearchOption.AllDirectories))
        {
            // another test may hold the city's lock just now
            if (file.StartsWith(Data.RunLock, StringComparison.Ordinal))
                continue;
            var target = Path.Combine(copy.Root, Path.GetRelativePath(Data.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose()
    {
        if (_city.IsValueCreated)
            Directory.Delete(Data.Root, recursive: true);
    }

    static (DataFolder, string) Make()
    {
        var data = new DataFolder(Directory.CreateTempSubdirectory("fda-city-").FullName);
        SampleCity.Generate(new SampleCityOptions(data.Root, 6, 1, 2025), new Progress<SampleCityProgress>(), CancellationToken.None);
        return (data, Run(data).Version);
    }
}
