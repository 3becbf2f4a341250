using System.Data;
using System.Numerics;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class ParameterTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    readonly DuckDBConnection connection = database.Connection;

    public static TheoryData<object, string> Typed => new()
    {
        { true, "BOOLEAN" },
        { (sbyte)-1, "TINYINT" },
        { (short)-1, "SMALLINT" },
        { -1, "INTEGER" },
        { long.MinValue, "BIGINT" },
        { (byte)1, "UTINYINT" },
        { (ushort)1, "USMALLINT" },
        { 1u, "UINTEGER" },
        { ulong.MaxValue, "UBIGINT" },
        { (BigInteger)Int128.MinValue, "HUGEINT" },
        { (BigInteger)UInt128.MaxValue, "UHUGEINT" },
        { 1.5f, "FLOAT" },
        { 0.1, "DOUBLE" },
        { 12.30m, "DECIMAL(4,2)" },
        { -0.001m, "DECIMAL(3,3)" },
        { decimal.MaxValue, "DECIMAL(29,0)" },
        { "家庭医生", "VARCHAR" },
        { "nul \0 inside", "VARCHAR" },
        { new DateOnly(2024, 2, 29), "DATE" },
        { new TimeOnly(1, 2, 3, 4, 5), "TIME" },
        { new DateTime(1960, 2, 3, 4, 5, 6, 7, 8), "TIMESTAMP" },
        { new TimeSpan(1, 2, 3), "INTERVAL" },
        { Guid.Parse("fedcba98-7654-3210-0123-456789abcdef"), "UUID" },
        { new byte[] { 1, 0, 255 }, "BLOB" },
        { new List<int> { 1, 2 }, "INTEGER[]" },
        { new List<string> { "a", "b" }, "VARCHAR[]" },
        { new List<DateOnly>(), "DATE[]" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void A_parameter_arrives_unchanged_in_its_own_type(object value, string type)
    {
        Assert.Equal(type, connection.Scalar("select typeof($1)", value));
        Assert.Equal(value, connection.Scalar("select $1", value));
    }

    [Fact]
    public void Null_and_DBNull_are_NULL()
    {
        Assert.Equal(DBNull.Value, connection.Scalar("select $1", new DuckDBParameter((object?)null)));
        Assert.Equal(DBNull.Value, connection.Scalar("select $1", DBNull.Value));
    }

    [Fact]
    public void A_DateTimeOffset_is_an_instant() =>
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
            connection.Scalar("select $1", new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.FromHours(8))));

    [Fact]
    public void A_list_may_hold_NULL() =>
        Assert.Equal(new List<int?> { null, 2 }, connection.Scalar("select $1", new List<int?> { null, 2 }));

    [Fact]
    public void A_list_serves_as_a_set() =>
        Assert.Equal(2L, connection.Scalar("select count(*) from range(10) where range in (select unnest($1))", new[] { 3L, 4L, 40L }));

    [Fact]
    public void An_explicit_type_converts()
    {
        Assert.Equal("DATE", connection.Scalar("select typeof($1)", new DuckDBParameter(DbType.Date, new DateTime(2024, 1, 1))));
        Assert.Equal("BIGINT", connection.Scalar("select typeof($1)", new DuckDBParameter(DbType.Int64, 1)));
    }

    [Fact]
    public void An_unknown_type_is_refused() =>
        Assert.Throws<NotSupportedException>(() => connection.Scalar("select $1", new object()));

    [Fact]
    public void Output_parameters_are_refused() =>
        Assert.Throws<ArgumentException>(() => new DuckDBParameter { Direction = ParameterDirection.Output });
}
