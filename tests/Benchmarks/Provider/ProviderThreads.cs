using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Benchmarks.Provider;

/// <summary>16 threads on 50 connections to one file, reading, writing, appending, cancelling and reopening for a while.</summary>
static class ProviderThreads
{
    const int Threads = 16;
    const int Connections = 50;

    public static void Run(TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("fda-provider-").FullName;
        try
        {
            var text = $"Data Source={Path.Combine(folder, "a.duckdb")};threads=2";
            var pool = new BlockingCollection<DuckDBConnection>(new ConcurrentQueue<DuckDBConnection>(Enumerable.Range(0, Connections).Select(_ => Open(text))));
            using (var first = Open(text))
                EngineBenchmark.Execute(first, "create table t (thread int, n bigint, s varchar)");
            var (done, errors, written) = (0L, new ConcurrentBag<Exception>(), 0L);
            var until = Environment.TickCount64 + (long)time.TotalMilliseconds;
            var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
            {
                for (var i = 0; Environment.TickCount64 < until; i++)
                {
                    var connection = pool.Take();
                    try
                    {
                        Interlocked.Add(ref written, Step(connection, number, i));
                        Interlocked.Increment(ref done);
                    }
                    catch (Exception error)
                    {
                        errors.Add(error);
                    }

                    pool.Add(connection);
                }
            })).ToArray();
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            var rows = Scalar(pool.Take(), "select count(*) from t");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Threads} threads, {Connections} connections, {time.TotalSeconds:0} s: {done:N0} steps, {errors.Count} errors, {rows:N0} rows of {written:N0} written"));
            foreach (var error in errors.Take(3))
                Console.WriteLine(error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static long Step(DuckDBConnection connection, int thread, int i)
    {
        switch (i % 8)
        {
            case 0:
                Scalar(connection, "insert into t values ($1, $2, 'a text longer than twelve bytes')", thread, i);
                return 1;
            case 1:
                using (var appender = connection.CreateAppender("t"))
                {
                    for (var n = 0; n < 100; n++)
                        appender.CreateRow().AppendValue(thread).AppendValue(n).AppendValue("appended").EndRow();
                    appender.Close();
                }

                return 100;
            case 2:
                using (connection.BeginTransaction())
                    Scalar(connection, "insert into t values ($1, $2, 'rolled back')", thread, i);
                return 0;
            case 3:
                connection.Close();
                connection.Open();
                return 0;
            case 4:
                using (var source = new CancellationTokenSource(5))
                {
                    try
                    {
                        using var command = connection.CreateCommand();
                        command.CommandText = "select sum(n) from t, range(100)";
                        command.ExecuteScalarAsync(source.Token).GetAwaiter().GetResult();
                    }
                    catch (OperationCanceledException)
                    {
                        // as was asked
                    }
                }

                return 0;
            default:
                using (var command = connection.CreateCommand())
                {
                    command.CommandText = "select n, s from t where thread = $1 limit 1000";
                    command.Parameters.Add(new DuckDBParameter(thread));
                    using var reader = command.ExecuteReader();
                    while (reader.Read())
                        _ = reader.GetInt64(0) + reader.GetString(1).Length;
                }

                return 0;
        }
    }

    static object? Scalar(DuckDBConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value));
        return command.ExecuteScalar();
    }

    static DuckDBConnection Open(string text)
    {
        var connection = new DuckDBConnection(text);
        connection.Open();
        return connection;
    }
}
