using System.Collections;
using System.Numerics;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>What GetValue and GetFieldValue give for each type.</summary>
public sealed class TypeTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    readonly DuckDBConnection connection = database.Connection;

    public static TheoryData<string, object> Natural => new()
    {
        { "true", true },
        { "(-128)::tinyint", (sbyte)-128 },
        { "32767::smallint", (short)32767 },
        { "(-5)::int", -5 },
        { "9223372036854775807::bigint", long.MaxValue },
        { "255::utinyint", (byte)255 },
        { "65535::usmallint", (ushort)65535 },
        { "4294967295::uinteger", uint.MaxValue },
        { "18446744073709551615::ubigint", ulong.MaxValue },
        { "(-170141183460469231731687303715884105728)::hugeint", (BigInteger)Int128.MinValue },
        { "340282366920938463463374607431768211455::uhugeint", (BigInteger)UInt128.MaxValue },
        { "1.5::float", 1.5f },
        { "0.1::double", 0.1 },
        { "12.30::decimal(4,2)", 12.30m },
        { "(-123456.789)::decimal(9,3)", -123456.789m },
        { "0.000000000000000001::decimal(18,18)", 0.000000000000000001m },
        { "79228162514264337593543950335::decimal(38,0)", decimal.MaxValue },
        { "(-1.50)::decimal(38,2)", -1.50m },
        { "date '1969-12-31'", new DateOnly(1969, 12, 31) },
        { "time '23:59:59.123456'", new TimeOnly(23, 59, 59, 123, 456) },
        { "timestamp '1969-12-31 23:59:59.999999'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999) },
        { "'2024-02-29 12:30:45'::timestamp_s", new DateTime(2024, 2, 29, 12, 30, 45) },
        { "'2024-02-29 12:30:45.123'::timestamp_ms", new DateTime(2024, 2, 29, 12, 30, 45, 123) },
        { "'1969-12-31 23:59:59.1234567'::timestamp_ns", new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(1234567) },
        { "'2024-01-01 08:00:00+08'::timestamptz", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        { "'10:20:30+05:30'::timetz", new DateTimeOffset(1, 1, 2, 10, 20, 30, new TimeSpan(5, 30, 0)) },
        { "interval '3 days 4 hours'", new TimeSpan(3, 4, 0, 0) },
        { "'家庭医生'", "家庭医生" },
        { "'a text longer than twelve bytes'", "a text longer than twelve bytes" },
        { "''", "" },
        { "'\\xAA\\x00'::blob", new byte[] { 0xAA, 0 } },
        { "uuid '00112233-4455-6677-8899-aabbccddeeff'", Guid.Parse("00112233-4455-6677-8899-aabbccddeeff") },
        { "'b'::enum('a', 'b')", "b" },
        { "'0101010'::bit", "0101010" },
        { "'-123456789012345678901234567890123456789012345'::bignum", BigInteger.Parse("-123456789012345678901234567890123456789012345", null) },
        { "[1, 2, 3]", new List<int> { 1, 2, 3 } },
        { "[1, null]", new List<int?> { 1, null } },
        { "['a', null]", new List<string?> { "a", null } },
        { "[[1], [], [2, 3]]", new List<List<int>> { new() { 1 }, new(), new() { 2, 3 } } },
        { "[1.5, 2.5]::double[2]", new List<double> { 1.5, 2.5 } },
        { "{'a': 1, 'b': 'x', 'c': null}", new Dictionary<string, object?> { ["a"] = 1, ["b"] = "x", ["c"] = null } },
        { "map {'k': 1, 'l': 2}", new Dictionary<string, int> { ["k"] = 1, ["l"] = 2 } },
        { "union_value(num := 2)", 2 },
    };

    [Theory]
    [MemberData(nameof(Natural))]
    public void GetValue_gives_the_natural_type(string sql, object expected)
    {
        using var command = connection.Command($"select {sql} as v");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var value = reader.GetValue(0);
        Assert.Equal(expected.GetType(), value.GetType());
        Assert.Equal(expected, value);
        if (expected is not IList { Count: > 0 } && reader.GetFieldType(0) != typeof(object))
            Assert.Equal(reader.GetFieldType(0), value.GetType());
    }

    [Theory]
    [MemberData(nameof(Natural))]
    public void Values_read_the_same_on_every_row_of_several_chunks(string sql, object expected)
    {
        using var command = connection.Command($"select v, range from range(5000) left join (select {sql} as v) on range % 3 <> 0");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = reader.GetInt32(1);
            if (row % 3 == 0)
                Assert.True(reader.IsDBNull(0));
            else if (row % 500 == 1)
                Assert.Equal(expected, reader.GetValue(0));
        }
    }

    [Fact]
    public void Numbers_convert_where_they_fit_exactly()
    {
        Assert.Equal(5L, connection.Read<long>("select 5::tinyint"));
        Assert.Equal(5, connection.Read<int>("select sum(n) from (values (2), (3)) t(n)"));
        Assert.Equal(2, connection.Read<int>("select 2.00::decimal(9,2)"));
        Assert.Equal(2.5, connection.Read<double>("select 2.5::decimal(9,1)"));
        Assert.Equal(7m, connection.Read<decimal>("select 7"));
        Assert.Equal(DayOfWeek.Tuesday, connection.Read<DayOfWeek>("select 2"));
        Assert.Equal((Int128)1 << 100, connection.Read<Int128>("select (1::hugeint << 100)"));
    }

    [Theory]
    [InlineData("300")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("'1'")]
    [InlineData("true")]
    [InlineData("null")]
    public void A_value_that_does_not_fit_is_refused(string sql) =>
        Assert.Throws<InvalidCastException>(() => connection.Read<byte>($"select {sql}"));

    [Fact]
    public void A_nullable_type_reads_NULL()
    {
        Assert.Null(connection.Read<int?>("select null::int"));
        Assert.Equal(3, connection.Read<int?>("select 3"));
        Assert.Null(connection.Read<DateOnly?>("select null::date"));
    }

    [Fact]
    public void Dates_read_as_DateTime_too()
    {
        Assert.Equal(new DateTime(2024, 2, 29), connection.Read<DateTime>("select date '2024-02-29'"));
        Assert.Equal(new DateOnly(2024, 2, 29), connection.Read<DateOnly>("select timestamp '2024-02-29 10:00:00'"));
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), connection.Read<DateTimeOffset>("select '2024-01-01 08:00:00+08'::timestamptz"));
    }

    [Theory]
    [InlineData("'infinity'::date")]
    [InlineData("'-infinity'::date")]
    [InlineData("'290000-01-01'::date")]
    public void Dates_beyond_dotnet_are_refused(string sql) =>
        Assert.Throws<InvalidCastException>(() => connection.Read<DateOnly>($"select {sql}"));

    [Fact]
    public void An_interval_with_months_reads_as_DuckDBInterval()
    {
        Assert.Equal(new DuckDBInterval(14, 3, 1_000_000), connection.Read<DuckDBInterval>("select interval '1 year 2 months 3 days 1 second'"));
        Assert.Throws<InvalidCastException>(() => connection.Read<TimeSpan>("select interval '1 month'"));
    }

    [Fact]
    public void Lists_read_as_arrays_and_other_lists()
    {
        Assert.Equal([1, 2], connection.Read<int[]>("select [1, 2]"));
        Assert.Equal([1L, 2L], connection.Read<List<long>>("select [1, 2]"));
        Assert.Equal([1, null], connection.Read<int?[]>("select [1, null]"));
        Assert.Equal(["a"], connection.Read<IReadOnlyList<string>>("select ['a']"));
    }

    [Fact]
    public void Types_are_named_as_in_SQL()
    {
        using var command = connection.Command("select 1.5::decimal(18,2) d, [1] l, {'a': 1} s, map {1: 'x'} m, '{}'::json j");
        using var reader = command.ExecuteReader();
        Assert.Equal(
            ["DECIMAL(18,2)", "INTEGER[]", "STRUCT(a INTEGER)", "MAP(INTEGER, VARCHAR)", "JSON"],
            Enumerable.Range(0, 5).Select(reader.GetDataTypeName));
    }
}
