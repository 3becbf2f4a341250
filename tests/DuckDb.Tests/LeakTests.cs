using System.Runtime.InteropServices;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>The C library counts the bytes it has given out: after many rounds of native calls they are as many as before.</summary>
[Collection("alone")]
public sealed partial class LeakTests
{
    const int Rounds = 500;
    // every native object takes more; what the runtime itself takes and gives back in between is far less
    const int BytesPerRound = 16;

    public static TheoryData<string> Names => [.. Uses.Keys];

    static readonly Dictionary<string, Action<DuckDBConnection>> Uses = new()
    {
        ["parameters of every kind"] = connection => connection.Scalar(
            "select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10",
            1, "a text longer than twelve bytes", 1.5m, new DateOnly(2024, 1, 1), Guid.Empty, new byte[20], new DuckDBParameter(new[] { 1, 2 }),
            new DuckDBParameter(new Dictionary<string, int> { ["a"] = 1 }), new DuckDBParameter(new { A = 1, B = "b" }), DBNull.Value),
        ["results of every kind"] = connection =>
        {
            using var command = connection.Command("select range, 'a text longer than ' || range, [range], {'a': range}, map {'a': range}, 'x'::enum('x', 'y'), 1.5 from range(3000)");
            using var reader = command.ExecuteReader();
            var values = new object[7];
            while (reader.Read() && reader.GetInt64(0) < 5)
                reader.GetValues(values);
        },
        ["prepared statements"] = connection =>
        {
            using var command = connection.Command("select $1 + 1", 1);
            command.Prepare();
            command.ExecuteScalar();
            command.ExecuteScalar();
        },
        ["several statements"] = connection => connection.Execute("select 1; set variable several = 2; select getvariable('several'); select 3"),
        ["texts that do not parse"] = connection => Assert.Throws<DuckDBException>(() => connection.Execute("select from where")),
        ["texts that do not bind"] = connection => Assert.Throws<DuckDBException>(() => connection.Execute("select no_such_column")),
        ["queries that fail"] = connection => Assert.Throws<DuckDBException>(() => connection.Execute("select error('a message longer than twelve bytes')")),
        ["parameters that are missing"] = connection => Assert.Throws<InvalidOperationException>(() => connection.Execute("select $1")),
        ["appended rows"] = connection =>
        {
            using var appender = connection.CreateAppender("t");
            appender.CreateRow().AppendValue(1).AppendValue("a text longer than twelve bytes").AppendValue(new[] { 1, 2 }).EndRow();
            appender.CreateBlock(1).AppendColumn([1]).AppendColumn(["b"]).AppendColumn<int[]>([[1]]).EndBlock();
            appender.Close();
            connection.Execute("delete from t");
        },
        ["appenders given up"] = connection =>
        {
            using var appender = connection.CreateAppender("t");
            appender.CreateRow().AppendValue(1).AppendValue("a text longer than twelve bytes").AppendNullValue().EndRow();
        },
        ["appenders to no table"] = connection => Assert.Throws<DuckDBException>(() => connection.CreateAppender("nowhere")),
        ["transactions"] = connection =>
        {
            // not of inserted rows: DuckDB itself keeps some 290 bytes of each such rollback until the table goes
            using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.Serializable);
            connection.Execute("select count(*) from t");
        },
        ["schemas and keys"] = connection =>
        {
            using var command = connection.Command("select n from t");
            using var reader = command.ExecuteReader(System.Data.CommandBehavior.KeyInfo | System.Data.CommandBehavior.SchemaOnly);
            Assert.NotNull(reader.GetSchemaTable());
        },
        ["commands cancelled beforehand"] = connection => Assert.ThrowsAny<OperationCanceledException>(() => connection.Command("select 1").ExecuteScalarAsync(new CancellationToken(true)).GetAwaiter().GetResult()),
        ["progress"] = connection => connection.GetQueryProgress(),
        ["functions, with their database"] = _ =>
        {
            using var own = InMemory.Open();
            own.RegisterScalarFunction<int, string>("text_of", n => $"a text longer than twelve bytes {n}");
            own.RegisterTableFunction("rows_of", [("n", "int"), ("amount", "decimal(18, 2)")], () =>
            {
                var left = 3;
                return rows =>
                {
                    for (; left > 0; left--)
                        rows.CreateRow().AppendValue(left).AppendValue(1.5m).EndRow();
                };
            });
            Assert.Equal(3L, own.Scalar("select count(text_of(n)) from rows_of()"));
            Assert.Throws<DuckDBException>(() => own.Execute("select error('no') from rows_of()"));
        },
        ["connections"] = connection =>
        {
            using var other = connection.Duplicate();
            Assert.Equal(1, other.Scalar("select 1"));
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_left_behind(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.RuntimeIdentifier.StartsWith("linux-", StringComparison.Ordinal), "needs the C library of GNU");
        using var connection = InMemory.Open();
        connection.Execute("create table t (n int, s varchar, l int[])");
        var use = Uses[name];
        var growth = long.MaxValue;
        // the runtime compiles and collects meanwhile: one quiet attempt is enough, a leak shows in every one
        for (var attempt = 0; attempt < 10 && growth > Rounds * BytesPerRound; attempt++)
        {
            Repeat(use, connection, Rounds / 10);
            var before = InUse();
            Repeat(use, connection, Rounds);
            growth = InUse() - before;
        }
        Assert.InRange(growth, long.MinValue, Rounds * BytesPerRound);
    }

    static void Repeat(Action<DuckDBConnection> use, DuckDBConnection connection, int rounds)
    {
        for (var i = 0; i < rounds; i++)
            use(connection);
    }

    static long InUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var info = Mallinfo();
        return (long)(info.InUse + info.MappedBytes);
    }

    // struct mallinfo2 of glibc
    struct AllocationInfo
    {
#pragma warning disable CS0649, IDE0044 // filled by the C library
        internal nuint Arena, FreeChunks, FastBlocks, MappedRegions, MappedBytes, Unused, FastBytes, InUse, Free, Top;
#pragma warning restore CS0649, IDE0044
    }

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial AllocationInfo Mallinfo();
}
