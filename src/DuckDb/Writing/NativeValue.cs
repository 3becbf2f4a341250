using System.Collections;
using System.Data;
using System.Globalization;
using System.Numerics;
using System.Text;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Writing;

/// <summary>Makes a duckdb_value, the form in which every parameter is bound, from a .NET object.</summary>
static unsafe class NativeValue
{
    /// <exception cref="NotSupportedException">the .NET type has no counterpart in DuckDB.</exception>
    internal static ValueHandle Create(object? value) => value switch
    {
        null or DBNull => NativeMethods.CreateNull(),
        string text => Text(text),
        int number => NativeMethods.CreateInt32(number),
        long number => NativeMethods.CreateInt64(number),
        bool flag => NativeMethods.CreateBool(flag),
        decimal number => Nested(number),
        double number => NativeMethods.CreateDouble(number),
        float number => NativeMethods.CreateFloat(number),
        DateOnly date => NativeMethods.CreateDate(Moments.Days(date)),
        DateTime moment => NativeMethods.CreateTimestamp(Moments.Micros(moment)),
        DateTimeOffset moment => NativeMethods.CreateTimestampTz(Moments.Micros(moment.UtcDateTime)),
        TimeOnly time when time.Ticks % TimeSpan.TicksPerMicrosecond != 0 => NativeMethods.CreateTimeNs(time.Ticks * TimeSpan.NanosecondsPerTick),
        TimeOnly time => NativeMethods.CreateTime(Moments.Micros(time)),
        TimeSpan span => NativeMethods.CreateInterval(DuckDBInterval.FromTimeSpan(span)),
        DuckDBInterval interval => NativeMethods.CreateInterval(interval),
        DuckDBDateOnly date => NativeMethods.CreateDate(date.Days),
        DuckDBTimestamp moment => NativeMethods.CreateTimestamp(moment.Micros),
        Guid guid => NativeMethods.CreateUuid(new HugeWords(Uuids.Bits(guid))),
        byte[] bytes => Blob(bytes),
        ReadOnlyMemory<byte> bytes => Blob(bytes.Span),
        Memory<byte> bytes => Blob(bytes.Span),
        ArraySegment<byte> bytes => Blob(bytes),
        short number => NativeMethods.CreateInt16(number),
        sbyte number => NativeMethods.CreateInt8(number),
        byte number => NativeMethods.CreateUInt8(number),
        ushort number => NativeMethods.CreateUInt16(number),
        uint number => NativeMethods.CreateUInt32(number),
        ulong number => NativeMethods.CreateUInt64(number),
        Int128 number => NativeMethods.CreateHugeInt(new HugeWords(number)),
        UInt128 number => NativeMethods.CreateUHugeInt(new HugeWords(number)),
        BigInteger number => BigNumber(number),
        char character => Text(character.ToString()),
        char[] characters => Text(new string(characters)),
        Enum constant => Create(Convert.ChangeType(constant, constant.GetTypeCode(), CultureInfo.InvariantCulture)),
        Stream stream => Blob(ReadAll(stream)),
        BitArray bits => Bit(bits),
        _ => Nested(value),
    };

    /// <summary>As <see cref="Create(object?)"/>, after the conversion that an explicitly set DbType asks for.</summary>
    internal static ValueHandle Create(object? value, DbType? wanted) => (wanted, value) switch
    {
        (DbType.Time, DateTimeOffset moment) => NativeMethods.CreateTimeTz(Moments.TimeTz(moment)),
        (DbType.DateTime2, DateTime moment) => NativeMethods.CreateTimestampNs(Moments.Count(moment, DuckDBType.TimestampNs)!.Value),
        _ => Create(Converted(value, wanted)),
    };

    static object? Converted(object? value, DbType? wanted) => (wanted, value) switch
    {
        (DbType.Date, DateTime moment) => DateOnly.FromDateTime(moment),
        (DbType.Time, TimeSpan span) => TimeOnly.FromTimeSpan(span),
        (DbType.Time, DateTime moment) => TimeOnly.FromDateTime(moment),
        (DbType.Byte or DbType.SByte or DbType.Int16 or DbType.Int32 or DbType.Int64 or DbType.UInt16 or DbType.UInt32 or DbType.UInt64
            or DbType.Single or DbType.Double or DbType.Decimal or DbType.Currency or DbType.VarNumeric or DbType.Boolean,
            IConvertible and not (Enum or DBNull)) => Convert.ChangeType(value, ClrTypeOf(wanted.Value), CultureInfo.InvariantCulture),
        (DbType.Guid, string text) => Guid.Parse(text),
        (DbType.String or DbType.AnsiString or DbType.StringFixedLength or DbType.AnsiStringFixedLength, IFormattable and not Enum) =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };

    static Type ClrTypeOf(DbType type) => type switch
    {
        DbType.Byte => typeof(byte),
        DbType.SByte => typeof(sbyte),
        DbType.Int16 => typeof(short),
        DbType.Int32 => typeof(int),
        DbType.Int64 => typeof(long),
        DbType.UInt16 => typeof(ushort),
        DbType.UInt32 => typeof(uint),
        DbType.UInt64 => typeof(ulong),
        DbType.Single => typeof(float),
        DbType.Double => typeof(double),
        DbType.Boolean => typeof(bool),
        _ => typeof(decimal),
    };

    static ValueHandle Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes.Length == 0 ? new byte[1] : bytes)
            return NativeMethods.CreateVarchar(start, (ulong)bytes.Length);
    }

    static ValueHandle Blob(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes.IsEmpty ? new byte[1] : bytes)
            return NativeMethods.CreateBlob(start, (ulong)bytes.Length);
    }

    static ValueHandle Bit(BitArray bits)
    {
        var bytes = Bits.Encode(bits);
        fixed (byte* start = bytes)
            return NativeMethods.CreateBit(new NativeBytes(start, (ulong)bytes.Length));
    }

    static ValueHandle BigNumber(BigInteger value)
    {
        if (value >= (BigInteger)Int128.MinValue && value <= (BigInteger)Int128.MaxValue)
            return NativeMethods.CreateHugeInt(new HugeWords((Int128)value));
        if (value.Sign > 0 && value <= (BigInteger)UInt128.MaxValue)
            return NativeMethods.CreateUHugeInt(new HugeWords((UInt128)value));
        // wider numbers only fit BIGNUM, to which DuckDB casts from text
        return Text(value.ToString(CultureInfo.InvariantCulture));
    }

    static byte[] ReadAll(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    static ValueHandle Nested(object value) => NestedValue.Create(value, TypeInference.Of(value));
}
