using System.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>A value of each DbType that DuckDB has a type for: none, empty, zero, one, the least and the greatest.</summary>
sealed record Sample(DbType Type, string Kind, string Sql, object Value)
{
    internal static readonly Sample[] All =
    [
        .. Of(DbType.Binary, "blob", Null(), ("empty", "''", Array.Empty<byte>()), ("zero", @"'\x00'", new byte[] { 0 }), ("one", @"'\x11'", new byte[] { 0x11 })),
        .. Of(DbType.Boolean, "boolean", Null(), ("zero", "false", false), ("one", "true", true)),
        .. Of(DbType.Byte, "utinyint", Null(), ("zero", "0", (byte)0), ("one", "1", (byte)1), ("greatest", "255", byte.MaxValue)),
        .. Of(DbType.SByte, "tinyint", Null(), ("zero", "0", (sbyte)0), ("one", "1", (sbyte)1), ("least", "-128", sbyte.MinValue), ("greatest", "127", sbyte.MaxValue)),
        .. Of(DbType.Int16, "smallint", Null(), ("zero", "0", (short)0), ("one", "1", (short)1), ("least", "-32768", short.MinValue), ("greatest", "32767", short.MaxValue)),
        .. Of(DbType.UInt16, "usmallint", Null(), ("zero", "0", (ushort)0), ("one", "1", (ushort)1), ("greatest", "65535", ushort.MaxValue)),
        .. Of(DbType.Int32, "integer", Null(), ("zero", "0", 0), ("one", "1", 1), ("least", "-2147483648", int.MinValue), ("greatest", "2147483647", int.MaxValue)),
        .. Of(DbType.UInt32, "uinteger", Null(), ("zero", "0", 0u), ("one", "1", 1u), ("greatest", "4294967295", uint.MaxValue)),
        .. Of(DbType.Int64, "bigint", Null(), ("zero", "0", 0L), ("one", "1", 1L), ("least", "-9223372036854775808", long.MinValue), ("greatest", "9223372036854775807", long.MaxValue)),
        .. Of(DbType.UInt64, "ubigint", Null(), ("zero", "0", 0ul), ("one", "1", 1ul), ("greatest", "18446744073709551615", ulong.MaxValue)),
        .. Of(DbType.Single, "float", Null(), ("zero", "0", 0f), ("one", "1", 1f), ("least", "1.18e-38", 1.18e-38f), ("greatest", "3.40e38", 3.40e38f)),
        .. Of(DbType.Double, "double", Null(), ("zero", "0", 0.0), ("one", "1", 1.0), ("least", "2.23e-308", 2.23e-308), ("greatest", "1.79e308", 1.79e308)),
        .. Of(DbType.Currency, "decimal(19,4)", Null(), ("zero", "0", 0m), ("one", "1", 1m), ("least", "-922337203685477.5808", -922337203685477.5808m), ("greatest", "922337203685477.5807", 922337203685477.5807m)),
        .. Of(DbType.Decimal, "decimal(38,15)", Null(), ("zero", "0", 0m), ("one", "1", 1m), ("least", "0.000000000000001", 0.000000000000001m), ("greatest", "9999999999999.999999999999999", 9999999999999.999999999999999m)),
        .. Of(DbType.String, "varchar", Null(), ("empty", "''", ""), ("zero", "'0'", "0"), ("one", "'1'", "1")),
        .. Of(DbType.Guid, "uuid", Null(), ("zero", "'00000000-0000-0000-0000-000000000000'", Guid.Empty), ("one", "'11111111-1111-1111-1111-111111111111'", Guid.Parse("11111111-1111-1111-1111-111111111111")),
            ("least", "'33221100-5544-7766-9988-aabbccddeeff'", Guid.Parse("33221100-5544-7766-9988-aabbccddeeff")), ("greatest", "'ccddeeff-aabb-8899-7766-554433221100'", Guid.Parse("ccddeeff-aabb-8899-7766-554433221100"))),
        .. Of(DbType.Date, "date", Null(), ("one", "'1111-11-11'", new DateOnly(1111, 11, 11)), ("least", "'0001-01-01'", DateOnly.MinValue), ("greatest", "'9999-12-31'", DateOnly.MaxValue)),
        .. Of(DbType.Time, "time", Null(), ("zero", "'00:00:00'", new TimeOnly(0)), ("one", "'11:11:11.111'", new TimeOnly(11, 11, 11, 111)), ("greatest", "'23:59:59.999'", new TimeOnly(23, 59, 59, 999))),
        .. Of(DbType.DateTime, "timestamp", Null(), ("one", "'1111-11-11 11:11:11.111'", new DateTime(1111, 11, 11, 11, 11, 11, 111)), ("least", "'0001-01-01'", DateTime.MinValue),
            ("greatest", "'9999-12-31 23:59:59.999'", new DateTime(9999, 12, 31, 23, 59, 59, 999))),
        .. Of(DbType.DateTimeOffset, "timestamptz", Null(), ("one", "'1111-11-11 11:11:11.111+11:11'", new DateTimeOffset(1111, 11, 11, 11, 11, 11, 111, new TimeSpan(11, 11, 0))),
            ("least", "'0001-01-01 00:00:00+00'", DateTimeOffset.MinValue), ("greatest", "'9999-12-31 23:59:59.999+14:00'", new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.FromHours(14)))),
    ];

    public override string ToString() => $"{Kind} {Type}";

    static (string Kind, string Sql, object Value) Null() => ("null", "null", DBNull.Value);

    static IEnumerable<Sample> Of(DbType type, string sqlType, params (string Kind, string Sql, object Value)[] values) =>
        values.Select(value => new Sample(type, value.Kind, $"select ({value.Sql})::{sqlType}", value.Value));
}
