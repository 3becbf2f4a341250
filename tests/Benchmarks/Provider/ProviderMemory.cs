using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Benchmarks.Provider;

/// <summary>Resident memory over many commands and connections, what a row costs the collector, and how soon a cancelled query ends.</summary>
static class ProviderMemory
{
    const int Commands = 100_000;
    const int Cycles = 1_000;
    const int Rows = 10_000_000;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("fda-provider-").FullName;
        try
        {
            var file = Path.Combine(folder, "a.duckdb");
            using (var connection = Open(file))
            {
                EngineBenchmark.Execute(connection, "create table t as select range as n, 'a text longer than twelve ' || range as s from range(1000)");
                Compare($"{Commands:N0} commands", count => Work(connection, count), Commands);
            }

            Compare($"{Cycles:N0} open-close cycles", count =>
            {
                for (var i = 0; i < count; i++)
                {
                    using var connection = Open(file);
                    Work(connection, 1);
                }
            }, Cycles);
            Allocations();
            Cancellation();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // a tenth warms caches, pools and compiled code; what grows after that is a leak
    static void Compare(string what, Action<int> work, int count)
    {
        work(count / 10);
        var before = Resident();
        work(count);
        var after = Resident();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-24}{before / 1e6,8:0.0} MB before, {after / 1e6:0.0} MB after: {((double)after / before) - 1:+0.0%;-0.0%} (at most 5 %)"));
    }

    static void Work(DuckDBConnection connection, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select n, s from t where n = $n";
            command.Parameters.AddWithValue("n", i % 900);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                _ = reader.GetString(1);
        }
    }

    static void Allocations()
    {
        using var connection = Open(":memory:");
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"select range::int from range({Rows})");
        using var reader = command.ExecuteReader();
        reader.Read();
        var (before, sum) = (GC.GetAllocatedBytesForCurrentThread(), 0L);
        while (reader.Read())
            sum += reader.GetInt32(0);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Rows:N0} integers read: {bytes / 1e6:0.00} MB allocated, {bytes / (Rows / 2048.0):0} bytes a chunk of 2,048 rows, {bytes / Rows} a row (sum {sum})"));
    }

    static void Cancellation()
    {
        using var connection = Open(":memory:");
        var delays = new List<double>();
        for (var round = 0; round < 20; round++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from range(1000000) a, range(1000000) b where (a.range * b.range) % 7 = 3";
            using var source = new CancellationTokenSource();
            var running = command.ExecuteScalarAsync(source.Token);
            Thread.Sleep(100);
            var clock = Stopwatch.StartNew();
            source.Cancel();
            try
            {
                running.Wait();
            }
            catch (AggregateException ended) when (ended.InnerException is OperationCanceledException)
            {
                delays.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a cancelled query ends after {delays.Order().ElementAt(delays.Count / 2):0.0} ms, at most {delays.Max():0.0} ms of {delays.Count} (at most 100 ms)"));
    }

    static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // gives back to the system what is free, so that only what is held counts
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    static DuckDBConnection Open(string file)
    {
        var connection = new DuckDBConnection($"Data Source={file};threads=2");
        connection.Open();
        return connection;
    }
}
