using System.Data;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>What is read from a column of any type goes back into it unchanged: as a parameter, in a row and in a block of an appender.</summary>
public sealed class RoundTripTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    readonly DuckDBConnection connection = database.Connection;

    public static TheoryData<string, string> Values => new()
    {
        { "boolean", "false" },
        { "tinyint", "-128" },
        { "smallint", "-32768" },
        { "integer", "-2147483648" },
        { "bigint", "-9223372036854775808" },
        { "hugeint", "-170141183460469231731687303715884105728" },
        { "utinyint", "255" },
        { "usmallint", "65535" },
        { "uinteger", "4294967295" },
        { "ubigint", "18446744073709551615" },
        { "uhugeint", "340282366920938463463374607431768211455" },
        { "bignum", "-1234567890123456789012345678901234567890123456789" },
        { "bignum", "340282366920938463463374607431768211456" },
        { "bignum", "0" },
        { "float", "'-infinity'" },
        { "double", "2.2250738585072014e-308" },
        { "decimal(4,2)", "-99.99" },
        { "decimal(9,0)", "999999999" },
        { "decimal(18,18)", "-0.999999999999999999" },
        { "decimal(28,10)", "123456789012345678.0123456789" },
        { "decimal(38,37)", "9.9999999999999999999999999999999999999" },
        { "decimal(38,0)", "-99999999999999999999999999999999999999" },
        { "date", "'0001-01-01'" },
        { "date", "'infinity'" },
        { "date", "'-infinity'" },
        { "date", "'123456-07-08'" },
        { "time", "'23:59:59.999999'" },
        { "time_ns", "'23:59:59.9999999'" },
        { "timetz", "'23:59:59.999999-13:59'" },
        { "timestamp", "'9999-12-31 23:59:59.999999'" },
        { "timestamp", "'infinity'" },
        { "timestamp_s", "'1969-12-31 23:59:59'" },
        { "timestamp_s", "'-infinity'" },
        { "timestamp_ms", "'1969-12-31 23:59:59.999'" },
        { "timestamp_ms", "'infinity'" },
        { "timestamp_ns", "'1969-12-31 23:59:59.9999999'" },
        { "timestamptz", "'1969-12-31 23:59:59.999999+00'" },
        { "timestamptz", "'-infinity'" },
        { "interval", "'-14 months 3 days -00:00:00.000001'" },
        { "uuid", "'fedcba98-7654-3210-0123-456789abcdef'" },
        { "blob", @"''" },
        { "blob", @"'\x00\xFF more than twelve bytes'" },
        { "bit", "'0101010101'" },
        { "varchar", "''" },
        { "varchar", "'twelve bytes'" },
        { "varchar", "'家庭医生签约服务😀'" },
        { "enum('a', 'b')", "'b'" },
        { "integer[]", "[]" },
        { "integer[]", "[1, null, 3]" },
        { "varchar[][]", "[['a', null], [], null, ['b and more than twelve bytes']]" },
        { "double[2]", "[1.5, -2.5]" },
        { "decimal(9,2)[]", "[1.5, 10.25, null]" },
        { "map(varchar, integer)", "map {'k': 1, 'l': null}" },
        { "struct(a integer, b varchar, c date[])", "{'a': 1, 'b': null, 'c': ['2024-02-29'::date]}" },
        { "struct(a integer, b struct(c decimal(4,1)))[]", "[{'a': 1, 'b': {'c': 1.5}}, {'a': null, 'b': {'c': 2.5}}]" },
        { "union(number integer, text varchar)", "union_value(number := 2)" },
        { "union(number integer, text varchar)", "union_value(text := 'two')" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_read_goes_back_unchanged(string type, string literal)
    {
        using var command = connection.Command($"select ({literal})::{type}");
        object value;
        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());
            value = reader.GetProviderSpecificValue(0);
        }
        var parameter = new DuckDBParameter(value);
        // what the value's own type does not say
        if (type is "timetz" or "timestamp_ns")
            parameter.DbType = type == "timetz" ? DbType.Time : DbType.DateTime2;
        Assert.Equal(true, connection.Scalar($"select $1::{type} = ({literal})::{type}", parameter));
        connection.Execute($"create or replace table t (n integer, v {type})");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(1).AppendValue(value).EndRow();
            appender.CreateRow().AppendValue(2).AppendNullValue().EndRow();
            appender.CreateBlock(2).AppendColumn([3, 4]).AppendColumn([value, null]).EndBlock();
            appender.Close();
        }
        Assert.Equal("13", connection.Scalar($"select string_agg(n, '' order by n) from t where v = ({literal})::{type}"));
        Assert.Equal("24", connection.Scalar("select string_agg(n, '' order by n) from t where v is null"));
    }
}
