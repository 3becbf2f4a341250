using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Warehouse;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Two cities run once for the tests of detectors: one in which some teams cheat, one in which nobody does.</summary>
public sealed class FlagCities : IDisposable
{
    readonly Lazy<DataFolder> _cheating = new(() => Make(50, isClean: false));
    readonly Lazy<DataFolder> _clean = new(() => Make(24, isClean: true));

    public DataFolder Cheating => _cheating.Value;

    public DataFolder Clean => _clean.Value;

    public static IReadOnlyList<T> Rows<T>(DataFolder data, string sql)
    {
        using DuckDBConnection version = VersionReader.OpenCurrent(data);
        return [.. version.Query<T>(sql)];
    }

    /// <summary>Lines of truth/ without the header.</summary>
    public static IReadOnlyList<string[]> Truth(DataFolder data, string name) =>
        [.. File.ReadLines(Path.Combine(data.Root, "truth", name + ".csv")).Skip(1).Select(line => line.Split(','))];

    public void Dispose()
    {
        foreach (var city in new[] { _cheating, _clean }.Where(city => city.IsValueCreated))
            Directory.Delete(city.Value.Root, recursive: true);
    }

    static DataFolder Make(int teams, bool isClean)
    {
        var data = new DataFolder(Directory.CreateTempSubdirectory("fda-flags-").FullName);
        SampleCity.Generate(new SampleCityOptions(data.Root, teams, 11, 2025) { IsClean = isClean }, new Progress<SampleCityProgress>(), CancellationToken.None);
        SmallCity.Run(data);
        return data;
    }
}

[CollectionDefinition("flag cities")]
public sealed class FlagCitiesDefinition : ICollectionFixture<FlagCities>;
