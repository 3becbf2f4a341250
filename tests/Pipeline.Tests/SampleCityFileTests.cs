using System.Security.Cryptography;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Small cities: that they can be made, are the same every time, and meet the pipeline as their truth says.</summary>
public sealed class SampleCityFileTests : IDisposable
{
    readonly string root = Path.Combine(Path.GetTempPath(), "fda-towns-" + Guid.NewGuid().ToString("n"));

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_with_any_number_of_threads()
    {
        var one = Hashes(Generate("one", teams: 6, seed: 3, threads: 1));
        var three = Hashes(Generate("three", teams: 6, seed: 3, threads: 3));
        Assert.Equal(one, three);
    }

    [Fact]
    public void Another_seed_gives_other_people() =>
        Assert.NotEqual(Hashes(Generate("one", teams: 2, seed: 3)), Hashes(Generate("other", teams: 2, seed: 4)));

    [Fact]
    public void Every_source_comes_and_leaves_nothing_but_files_and_truth()
    {
        var folder = Generate("whole", teams: 6, seed: 3);
        var found = Directory.GetFiles(folder, "*.csv", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path).Split('_')[0]).ToHashSet();
        var defined = Directory.GetFiles(Path.Combine(Repository.Root, "pipelines", "sources")).Select(path => Path.GetFileNameWithoutExtension(path))
            // what people enter on a page
            .Except(["given_values", "findings", "debts", "cuts"]).ToList();
        Assert.Equal(31, defined.Count);
        Assert.All(defined, source => Assert.True(found.Contains(source.Split('_')[0]), source));
        Assert.Equal(["inbox", "truth"], Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void An_inbox_with_files_is_left_alone()
    {
        var folder = Path.Combine(root, "full");
        Directory.CreateDirectory(Path.Combine(folder, "inbox", "city"));
        var failure = Assert.Throws<SampleCityException>(() => Generate("full", teams: 6, seed: 3));
        Assert.Contains("已经有文件", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pipeline_rejects_the_rows_that_truth_calls_bad_and_no_others()
    {
        var folder = Generate("met", teams: 12, seed: 3);
        var sources = DefinitionSet.Load(Path.Combine(Repository.Root, "pipelines")).Sources;
        var result = Ingestion.Run(new DataFolder(folder), sources, new IngestOptions(), null, CancellationToken.None);
        var truth = File.ReadAllLines(Path.Combine(folder, "truth", "arrivals.csv")).Skip(1).Select(line => line.Split(',')).ToList();

        Assert.Equal(Truth("bad_rows"), Counted(arrival => arrival.Rejected));
        Assert.Equal(Truth("held_rows"), Counted(arrival => arrival.Held));

        var refused = result.Arrivals.Where(arrival => arrival.State == ArrivalState.Refused).Select(arrival => arrival.Path["inbox/".Length..]);
        Assert.Equal(
            truth.Where(line => line[1] is "truncated" or "wrong_header").Select(line => line[0]).Order(StringComparer.Ordinal),
            refused.Order(StringComparer.Ordinal));
        Assert.Empty(result.Errors);

        IEnumerable<string> Truth(string what) => truth.Where(line => line[1] == what).GroupBy(line => line[0])
            .Select(file => (file.Key, Rows: file.Sum(line => long.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture))))
            .Where(file => file.Rows > 0).Select(file => $"{file.Key} {file.Rows}").Order(StringComparer.Ordinal);
        IEnumerable<string> Counted(Func<Arrival, long> count) => result.Arrivals.Where(arrival => arrival.State != ArrivalState.Refused && count(arrival) > 0)
            .Select(arrival => $"{arrival.Path["inbox/".Length..]} {count(arrival)}").Order(StringComparer.Ordinal);
    }

    string Generate(string name, int teams, int seed, int threads = 2)
    {
        var folder = Path.Combine(root, name);
        SampleCity.Generate(new SampleCityOptions(folder, teams, seed, 2025) { Threads = threads }, new Progress<SampleCityProgress>(), CancellationToken.None);
        return folder;
    }

    static Dictionary<string, string> Hashes(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
}
