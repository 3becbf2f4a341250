using System.Diagnostics;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>Many threads, many commands, and misuse: without an error, a leak or a crash.</summary>
[Collection("alone")]
public sealed class EnduranceTests
{
    [Fact]
    public async Task Sixteen_threads_share_a_database()
    {
        using var first = InMemory.Open();
        first.Execute("create table t (thread int, n int)");
        var threads = Enumerable.Range(0, 16).Select(thread => Task.Factory.StartNew(
            () =>
            {
                using var connection = first.Duplicate();
                for (var i = 0; i < 20; i++)
                {
                    connection.Execute("insert into t values ($1, $2)", thread, i);
                    using var command = connection.Command("select n from t where thread = $1 order by n", thread);
                    using var reader = command.ExecuteReader();
                    for (var n = 0; n <= i; n++)
                    {
                        Assert.True(reader.Read());
                        Assert.Equal(n, reader.GetInt32(0));
                    }
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        await Task.WhenAll(threads);
        Assert.Equal(320L, first.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task Threads_that_open_and_close_one_file_do_not_disturb_each_other()
    {
        var folder = Directory.CreateTempSubdirectory("duckdb-tests-");
        var threads = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                using var connection = new DuckDBConnection($"Data Source={folder.FullName}/a.duckdb");
                connection.Open();
                Assert.Equal(1, connection.Scalar("select 1"));
            }
        }));
        await Task.WhenAll(threads);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Commands_of_several_threads_on_one_connection_take_turns()
    {
        using var connection = InMemory.Open();
        var threads = Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++)
                Assert.Equal(thread * 10_000L, connection.Scalar("select count(*) * $1 from range(10000)", thread));
        }));
        await Task.WhenAll(threads);
    }

    [Fact]
    public void Memory_stays_where_it_was_over_many_commands_and_connections()
    {
        Work(100);
        var before = Resident();
        Work(600);
        var after = Resident();
        // a leak of one result per command would be far more than the noise of an allocator
        Assert.InRange(after - before, long.MinValue, 24L << 20);
    }

    [Fact]
    public void Reading_numbers_allocates_nothing_per_row()
    {
        using var connection = InMemory.Open();
        using var command = connection.Command("select range, range::int, range::double, range::decimal(18,2) from range(200000)");
        using var reader = command.ExecuteReader();
        reader.Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0.0;
        while (reader.Read())
            sum += reader.GetInt64(0) + reader.GetInt32(1) + reader.GetFieldValue<double>(2) + (double)reader.GetDecimal(3);
        // one handle per chunk of 2,048 rows
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 400);
    }

    [Fact]
    public void Forgotten_objects_are_collected_in_any_order()
    {
        for (var i = 0; i < 20; i++)
            Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var connection = InMemory.Open();
        Assert.Equal(1, connection.Scalar("select 1"));
    }

    [Fact]
    public void Objects_can_be_disposed_in_any_order()
    {
        var connection = InMemory.Open();
        connection.Execute("create table t (n int)");
        var transaction = connection.BeginTransaction();
        var appender = connection.CreateAppender("t");
        var command = connection.Command("select range from range(100000)");
        var reader = command.ExecuteReader();
        reader.Read();
        connection.Dispose();
        command.Dispose();
        transaction.Dispose();
        reader.Dispose();
        appender.Dispose();
        connection.Dispose();
        Assert.Throws<InvalidOperationException>(() => reader.GetInt32(0));
        Assert.Throws<InvalidOperationException>(() => appender.CreateRow());
    }

    static void Forget()
    {
        var connection = InMemory.Open();
        connection.Execute("create table t (s varchar)");
        connection.CreateAppender("t").CreateRow().AppendValue("a text longer than twelve bytes").EndRow();
        connection.Command("select 'a text longer than twelve bytes' from range(100000)").ExecuteReader().Read();
    }

    static void Work(int commands)
    {
        for (var round = 0; round < 10; round++)
        {
            using var connection = InMemory.Open();
            for (var i = 0; i < commands / 10; i++)
            {
                Assert.Equal($"text {i}", connection.Scalar("select 'text ' || $1", i));
                connection.Execute("select range, range::varchar from range(3000)");
            }
        }
    }

    static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
