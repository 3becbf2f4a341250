using System.CommandLine;
using System.Globalization;

namespace FamilyDoctor.Analytics.Benchmarks.Provider;

/// <summary>The DuckDB provider beside a C program over DuckDB's own interface and beside DuckDB's client for Node; its memory and its nerves.</summary>
static class ProviderBenchmark
{
    public static Command Create()
    {
        var read = new Option<int>("--read") { DefaultValueFactory = _ => 10_000_000, Description = "rows of 5 columns to read" };
        var append = new Option<int>("--append") { DefaultValueFactory = _ => 5_000_000, Description = "rows of 5 columns to append" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "interleaved; the medians are compared" };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60, Description = "of 16 threads on 50 connections" };
        var only = new Option<string?>("--only") { Description = "speed, memory or threads; default all of it" };
        var node = new Option<bool>("--node") { DefaultValueFactory = _ => true, Description = "beside the client for Node too, once" };
        var command = new Command("provider", "The DuckDB provider beside C and Node; memory over 100,000 commands; 16 threads") { read, append, rounds, seconds, only, node };
        command.SetAction(parsed =>
        {
            var part = parsed.GetValue(only);
            if (part is null or "speed")
                Speed(parsed.GetValue(read), parsed.GetValue(append), parsed.GetValue(rounds), parsed.GetValue(node));
            if (part is null or "memory")
                ProviderMemory.Run();
            if (part is null or "threads")
                ProviderThreads.Run(TimeSpan.FromSeconds(parsed.GetValue(seconds)));
        });
        return command;
    }

    static void Speed(int read, int append, int rounds, bool node)
    {
        var folder = Directory.CreateTempSubdirectory("fda-provider-").FullName;
        try
        {
            var peers = new ProviderPeers(folder);
            var rows = Path.Combine(folder, "rows.duckdb");
            ProviderWork.Make(rows, read);
            Compare($"reading {read:N0} rows x 5", rounds, 1.5,
            [
                new("C, chunk by chunk", () => peers.C("read", rows)),
                new("C, texts copied", () => peers.C("read-copy", rows)),
                new("typed getters", () => peers.Own("read", rows)),
                new("text as a span", () => peers.Own("read-span", rows)),
                new("through DbDataReader", () => peers.Own("read-common", rows)),
            ], node ? new("Node", () => peers.Node("read", rows)) : null);
            Compare($"appending {append:N0} rows x 5", rounds, 1.3,
            [
                new("C, chunk by chunk", () => peers.C("chunks", Empty(folder), append)),
                new("C, in a transaction", () => peers.C("whole", Empty(folder), append)),
                new("C, value by value", () => peers.C("rows", Empty(folder), append)),
                new("row by row", () => peers.Own("append", Empty(folder), append)),
                new("column by column", () => peers.Own("append-columns", Empty(folder), append)),
            ], node ? new("Node", () => peers.Node("append", Empty(folder), append)) : null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    sealed record Contender(string Name, Func<Spent?> Run);

    // the first is the yardstick; what the machine does besides hits all alike
    static void Compare(string what, int rounds, double limit, Contender[] contenders, Contender? once)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, at most {limit} x the first"));
        var spent = contenders.ToDictionary(contender => contender, _ => new List<Spent>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders)
                spent[contender].Add(contender.Run()!.Value);
        }

        var yardstick = Median(spent[contenders[0]]);
        foreach (var contender in contenders)
            Print(contender.Name, Median(spent[contender]), yardstick);
        if (once?.Run() is { } single)
            Print(once.Name, single, yardstick);
    }

    static void Print(string name, Spent spent, Spent yardstick) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {name,-22}{spent.Clock,8:0.00} s {spent.Clock / yardstick.Clock,6:0.00} x   processor {spent.Processor,6:0.00} s {spent.Processor / yardstick.Processor,6:0.00} x"));

    static Spent Median(List<Spent> spent) => new(
        spent.Select(one => one.Clock).Order().ElementAt(spent.Count / 2), spent.Select(one => one.Processor).Order().ElementAt(spent.Count / 2));

    static string Empty(string folder)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.duckdb");
        ProviderWork.MakeEmpty(file);
        return file;
    }
}
