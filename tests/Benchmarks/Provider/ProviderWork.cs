using System.CommandLine;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Benchmarks.Provider;

/// <summary>What provider.c and provider.mjs do, with the provider; in a process of its own that prints the seconds of the work alone, by the clock and of the processor, and a checksum.</summary>
static class ProviderWork
{
    const int Texts = 100_000;
    const int BlockRows = 100_000;

    public static Command Create()
    {
        var mode = new Argument<string>("mode");
        var file = new Argument<string>("file");
        var count = new Argument<int>("count") { DefaultValueFactory = _ => 0 };
        var command = new Command("provider-work", "one measured run of the provider, for the verb provider") { mode, file, count };
        command.SetAction(parsed => Run(parsed.GetValue(mode)!, parsed.GetValue(file)!, parsed.GetValue(count)));
        return command;
    }

    internal static void Make(string file, int rows)
    {
        using var connection = Open(file);
        EngineBenchmark.Execute(connection, string.Create(CultureInfo.InvariantCulture,
            $"create table t as select range::int as i, (range * 3)::bigint as l, range / 8.0::double as d, (range * 7 / 100.0)::decimal(18, 2) as m, 'resident ' || (range % {Texts}) as s from range({rows}); checkpoint"));
    }

    internal static void MakeEmpty(string file)
    {
        using var connection = Open(file);
        EngineBenchmark.Execute(connection, "create table t (i int, l bigint, d double, m decimal(18, 2), s varchar)");
    }

    static void Run(string mode, string file, int count)
    {
        using var connection = Open(file);
        // at hand beforehand: what is measured is the appending
        string[] texts = [.. Enumerable.Range(0, Texts).Select(i => string.Create(CultureInfo.InvariantCulture, $"resident {i}"))];
        decimal[] amounts = [.. Enumerable.Range(0, Texts).Select(i => i * 7 / 100m)];
        using var process = Process.GetCurrentProcess();
        var (clock, used) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var sum = mode switch
        {
            "read" => Read(connection),
            "read-span" => ReadSpans(connection),
            "read-common" => ReadCommon(connection),
            "append" => Append(connection, count, texts, amounts),
            "append-columns" => AppendColumns(connection, count, texts, amounts),
            _ => throw new ArgumentException($"There is no mode '{mode}'.", nameof(mode)),
        };
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{clock.Elapsed.TotalSeconds:0.0000} {(process.TotalProcessorTime - used).TotalSeconds:0.0000} {sum:0.00}"));
    }

    static double Read(DuckDBConnection connection)
    {
        using var command = Select(connection);
        using var reader = command.ExecuteReader();
        var sum = 0.0;
        while (reader.Read())
        {
            var text = reader.GetString(4);
            sum += reader.GetInt32(0) + (double)reader.GetInt64(1) + reader.GetDouble(2) + (double)reader.GetDecimal(3) + text.Length + text[^1];
        }

        return sum;
    }

    static double ReadSpans(DuckDBConnection connection)
    {
        using var command = Select(connection);
        using var reader = command.ExecuteReader();
        var sum = 0.0;
        while (reader.Read())
        {
            var text = reader.GetSpan(4);
            sum += reader.GetInt32(0) + (double)reader.GetInt64(1) + reader.GetDouble(2) + (double)reader.GetDecimal(3) + text.Length + text[^1];
        }

        return sum;
    }

    static double ReadCommon(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select i, l, d, m, s from t";
        using var reader = command.ExecuteReader();
        var sum = 0.0;
        while (reader.Read())
        {
            var text = reader.GetString(4);
            sum += reader.GetInt32(0) + (double)reader.GetInt64(1) + reader.GetDouble(2) + (double)reader.GetDecimal(3) + text.Length + text[^1];
        }

        return sum;
    }

    static double Append(DuckDBConnection connection, int count, string[] texts, decimal[] amounts)
    {
        using var appender = connection.CreateAppender("t");
        for (var i = 0; i < count; i++)
            appender.CreateRow().AppendValue(i).AppendValue(i * 3L).AppendValue(i / 8.0).AppendValue(amounts[i % Texts]).AppendValue(texts[i % Texts]).EndRow();
        appender.Close();
        return count;
    }

    static double AppendColumns(DuckDBConnection connection, int count, string[] texts, decimal[] amounts)
    {
        using var appender = connection.CreateAppender("t");
        for (var start = 0; start < count; start += BlockRows)
        {
            var rows = Math.Min(BlockRows, count - start);
            int[] numbers = [.. Enumerable.Range(start, rows)];
            appender.CreateBlock(rows)
                .AppendColumn(numbers)
                .AppendColumn(Array.ConvertAll(numbers, i => i * 3L))
                .AppendColumn(Array.ConvertAll(numbers, i => i / 8.0))
                .AppendColumn(amounts.AsSpan(0, rows))
                .AppendColumn<string>(texts.AsSpan(0, rows))
                .EndBlock();
        }

        appender.Close();
        return count;
    }

    static DuckDBCommand Select(DuckDBConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "select i, l, d, m, s from t";
        return command;
    }

    static DuckDBConnection Open(string file)
    {
        var connection = new DuckDBConnection($"Data Source={file};threads=2");
        connection.Open();
        return connection;
    }
}
