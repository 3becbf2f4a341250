using System.Collections;
using System.Numerics;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Types;

/// <summary>Which .NET type GetValue gives for a type of DuckDB (GetFieldType).</summary>
static class ClrTypes
{
    internal static Type Of(ColumnType type) => type.Id switch
    {
        DuckDBType.Boolean => typeof(bool),
        DuckDBType.TinyInt => typeof(sbyte),
        DuckDBType.SmallInt => typeof(short),
        DuckDBType.Integer => typeof(int),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.UnsignedTinyInt => typeof(byte),
        DuckDBType.UnsignedSmallInt => typeof(ushort),
        DuckDBType.UnsignedInteger => typeof(uint),
        DuckDBType.UnsignedBigInt => typeof(ulong),
        DuckDBType.HugeInt or DuckDBType.UnsignedHugeInt or DuckDBType.VarInt => typeof(BigInteger),
        DuckDBType.Float => typeof(float),
        DuckDBType.Double => typeof(double),
        DuckDBType.Decimal => typeof(decimal),
        DuckDBType.Date => typeof(DateOnly),
        DuckDBType.Time or DuckDBType.TimeNs => typeof(TimeOnly),
        DuckDBType.TimeTz or DuckDBType.TimestampTz => typeof(DateTimeOffset),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs => typeof(DateTime),
        DuckDBType.Interval => typeof(TimeSpan),
        DuckDBType.Uuid => typeof(Guid),
        DuckDBType.Blob or DuckDBType.Geometry => typeof(byte[]),
        DuckDBType.Varchar or DuckDBType.Enum or DuckDBType.Bit => typeof(string),
        DuckDBType.List or DuckDBType.Array => typeof(List<>).MakeGenericType(Of(type.Children[0])),
        DuckDBType.Map => typeof(Dictionary<,>).MakeGenericType(Of(type.Children[0]), Of(type.Children[1])),
        DuckDBType.Struct => typeof(Dictionary<string, object?>),
        // a UNION gives the member's own type, a column of NULLs nothing but NULL
        _ => typeof(object),
    };

    /// <summary>The number type whose memory a vector of this type has, if any.</summary>
    internal static Type? Plain(DuckDBType id) => id switch
    {
        DuckDBType.TinyInt => typeof(sbyte),
        DuckDBType.SmallInt => typeof(short),
        DuckDBType.Integer => typeof(int),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.UnsignedTinyInt => typeof(byte),
        DuckDBType.UnsignedSmallInt => typeof(ushort),
        DuckDBType.UnsignedInteger => typeof(uint),
        DuckDBType.UnsignedBigInt => typeof(ulong),
        DuckDBType.HugeInt => typeof(Int128),
        DuckDBType.UnsignedHugeInt => typeof(UInt128),
        DuckDBType.Float => typeof(float),
        DuckDBType.Double => typeof(double),
        DuckDBType.Interval => typeof(DuckDBInterval),
        _ => null,
    };

    internal static string SqlName(DuckDBType id) => id switch
    {
        DuckDBType.UnsignedTinyInt => "UTINYINT",
        DuckDBType.UnsignedSmallInt => "USMALLINT",
        DuckDBType.UnsignedInteger => "UINTEGER",
        DuckDBType.UnsignedBigInt => "UBIGINT",
        DuckDBType.UnsignedHugeInt => "UHUGEINT",
        DuckDBType.TimestampS => "TIMESTAMP_S",
        DuckDBType.TimestampMs => "TIMESTAMP_MS",
        DuckDBType.TimestampNs => "TIMESTAMP_NS",
        DuckDBType.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        DuckDBType.TimeTz => "TIME WITH TIME ZONE",
        DuckDBType.TimeNs => "TIME_NS",
        DuckDBType.VarInt => "BIGNUM",
        DuckDBType.SqlNull => "NULL",
        _ => id.ToString().ToUpperInvariant(),
    };

    /// <summary>The type of DuckDB for values of a .NET type; null for decimal, whose digits decide, and for nested and unknown ones.</summary>
    internal static DuckDBType? From(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => DuckDBType.Boolean,
        TypeCode.SByte => DuckDBType.TinyInt,
        TypeCode.Int16 => DuckDBType.SmallInt,
        TypeCode.Int32 => DuckDBType.Integer,
        TypeCode.Int64 => DuckDBType.BigInt,
        TypeCode.Byte => DuckDBType.UnsignedTinyInt,
        TypeCode.UInt16 => DuckDBType.UnsignedSmallInt,
        TypeCode.UInt32 => DuckDBType.UnsignedInteger,
        TypeCode.UInt64 => DuckDBType.UnsignedBigInt,
        TypeCode.Single => DuckDBType.Float,
        TypeCode.Double => DuckDBType.Double,
        TypeCode.DateTime => DuckDBType.Timestamp,
        TypeCode.String or TypeCode.Char => DuckDBType.Varchar,
        _ => Others.TryGetValue(type, out var other) ? other : null,
    };

    static readonly Dictionary<Type, DuckDBType> Others = new()
    {
        [typeof(DateOnly)] = DuckDBType.Date,
        [typeof(DuckDBDateOnly)] = DuckDBType.Date,
        [typeof(DuckDBTimestamp)] = DuckDBType.Timestamp,
        [typeof(TimeOnly)] = DuckDBType.Time,
        [typeof(DateTimeOffset)] = DuckDBType.TimestampTz,
        [typeof(TimeSpan)] = DuckDBType.Interval,
        [typeof(DuckDBInterval)] = DuckDBType.Interval,
        [typeof(Guid)] = DuckDBType.Uuid,
        [typeof(Int128)] = DuckDBType.HugeInt,
        [typeof(BigInteger)] = DuckDBType.HugeInt,
        [typeof(UInt128)] = DuckDBType.UnsignedHugeInt,
        [typeof(byte[])] = DuckDBType.Blob,
        [typeof(ReadOnlyMemory<byte>)] = DuckDBType.Blob,
        [typeof(Memory<byte>)] = DuckDBType.Blob,
        [typeof(ArraySegment<byte>)] = DuckDBType.Blob,
        [typeof(BitArray)] = DuckDBType.Bit,
    };
}
