using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Writing;

/// <summary>Writes .NET values into one vector in DuckDB's memory, converted to the column's type without loss or refused.</summary>
sealed unsafe partial class VectorWriter(ColumnType type)
{
    const int StringSize = 16;
    const int InlineLength = 12;

    readonly Type? plain = ClrTypes.Plain(type.Id);
    nint vector;
    byte* data;
    ulong* validity;

    internal ColumnType Type { get; } = type;

    /// <summary>Points to a vector whose rows are all valid (a fresh or reset chunk).</summary>
    internal void Attach(nint target)
    {
        vector = target;
        data = NativeMethods.VectorData(target);
        validity = null;
        AttachChildren();
    }

    internal void Null(ulong row)
    {
        if (validity == null)
        {
            NativeMethods.EnsureValidityWritable(vector);
            validity = NativeMethods.VectorValidity(vector);
        }
        validity[row >> 6] &= ~(1UL << (int)(row & 63));
        // NULL in a STRUCT or ARRAY must reach down: DuckDB reads the children on their own
        NullChildren(row);
    }

    /// <summary>Writes a value whose memory is the column's; false for every other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryPlain<T>(ulong row, T value)
    {
        if (plain != typeof(T))
            return false;
        Unsafe.WriteUnaligned(unchecked(data + (row * (ulong)Unsafe.SizeOf<T>())), value);
        return true;
    }

    /// <exception cref="InvalidCastException">the column's values are kept in another form.</exception>
    internal Span<T> Plain<T>(int rows)
        where T : unmanaged => plain == typeof(T) ? new Span<T>(data, rows) : throw new InvalidCastException($"A column of type {Type.Id} does not keep its values as {typeof(T).Name}.");

    /// <exception cref="InvalidCastException">the column's type does not hold the value.</exception>
    internal void Write<T>(ulong row, T value)
    {
        if (Type.Id == DuckDBType.Union)
        {
            Object(row, value);
            return;
        }
        if (TryPlain(row, value))
            return;
        // one of these comparisons remains when the method is compiled for a value type
        if (typeof(T) == typeof(int))
            Number(row, As<T, int>(value));
        else if (typeof(T) == typeof(long))
            Number(row, As<T, long>(value));
        else if (typeof(T) == typeof(double))
            Number(row, As<T, double>(value));
        else if (typeof(T) == typeof(decimal))
            Number(row, As<T, decimal>(value));
        else if (typeof(T) == typeof(bool))
            Flag(row, As<T, bool>(value));
        else if (typeof(T) == typeof(DateOnly))
            Date(row, As<T, DateOnly>(value));
        else if (typeof(T) == typeof(DateTime))
            Moment(row, As<T, DateTime>(value));
        else if (typeof(T) == typeof(short))
            Number(row, As<T, short>(value));
        else if (typeof(T) == typeof(byte))
            Number(row, As<T, byte>(value));
        else if (typeof(T) == typeof(sbyte))
            Number(row, As<T, sbyte>(value));
        else if (typeof(T) == typeof(ushort))
            Number(row, As<T, ushort>(value));
        else if (typeof(T) == typeof(uint))
            Number(row, As<T, uint>(value));
        else if (typeof(T) == typeof(ulong))
            Number(row, As<T, ulong>(value));
        else if (typeof(T) == typeof(float))
            Number(row, As<T, float>(value));
        else if (typeof(T) == typeof(Int128))
            Number(row, As<T, Int128>(value));
        else if (typeof(T) == typeof(UInt128))
            Number(row, As<T, UInt128>(value));
        else if (typeof(T) == typeof(BigInteger))
            Number(row, As<T, BigInteger>(value));
        else if (typeof(T) == typeof(Guid))
            Uuid(row, As<T, Guid>(value));
        else if (typeof(T) == typeof(TimeOnly))
            Time(row, As<T, TimeOnly>(value));
        else if (typeof(T) == typeof(TimeSpan))
            Interval(row, DuckDBInterval.FromTimeSpan(As<T, TimeSpan>(value)));
        else if (typeof(T) == typeof(DuckDBInterval))
            Interval(row, As<T, DuckDBInterval>(value));
        else if (typeof(T) == typeof(DateTimeOffset))
            Moment(row, As<T, DateTimeOffset>(value));
        else if (typeof(T) == typeof(string))
            Text(row, As<T, string>(value));
        else
            Object(row, value);
    }

    /// <summary>As <see cref="Write"/>, for values that may be a Nullable without one.</summary>
    internal void WriteOrNull<T>(ulong row, T value)
    {
        // the code for reference types is shared: the value itself knows its type sooner
        if (!typeof(T).IsValueType)
        {
            Object(row, value);
            return;
        }
        if (default(T) is null && NullableWriting<T>.Write is { } writeNullable)
            writeNullable(this, row, value);
        else
            Write(row, value);
    }

    /// <summary>The rows from the first on; in one copy where the memory is the same.</summary>
    internal void WriteAll<T>(ReadOnlySpan<T> values)
    {
        if (plain == typeof(T))
        {
            values.CopyTo(new Span<T>(data, values.Length));
            return;
        }
        for (var i = 0; i < values.Length; i++)
            WriteOrNull(unchecked((ulong)i), values[i]);
    }

    /// <summary>By the value's own type.</summary>
    void Object(ulong row, object? value)
    {
        switch (value)
        {
            case null or DBNull: Null(row); break;
            case not null when Type.Id == DuckDBType.Union: Member(row, value); break;
            case string text: Text(row, text); break;
            case int number: Number(row, number); break;
            case long number: Number(row, number); break;
            case double number: Number(row, number); break;
            case decimal number: Number(row, number); break;
            case bool flag: Flag(row, flag); break;
            case DateOnly date: Date(row, date); break;
            case DateTime moment: Moment(row, moment); break;
            case short number: Number(row, number); break;
            case byte number: Number(row, number); break;
            case sbyte number: Number(row, number); break;
            case ushort number: Number(row, number); break;
            case uint number: Number(row, number); break;
            case ulong number: Number(row, number); break;
            case float number: Number(row, number); break;
            case Int128 number: Number(row, number); break;
            case UInt128 number: Number(row, number); break;
            case BigInteger number: Number(row, number); break;
            case Guid guid: Uuid(row, guid); break;
            case TimeOnly time: Time(row, time); break;
            case TimeSpan span: Interval(row, DuckDBInterval.FromTimeSpan(span)); break;
            case DuckDBInterval interval: Interval(row, interval); break;
            case DateTimeOffset moment: Moment(row, moment); break;
            case DuckDBDecimal number when Type.Id == DuckDBType.Decimal: Decimal(row, Decimals.Rescaled(number.Unscaled, number.Scale, Type.Width, Type.Scale)); break;
            case DuckDBDateOnly date when Type.Id == DuckDBType.Date: Put(row, date.Days); break;
            case DuckDBTimestamp moment when Moments.CountOf(moment, Type.Id) is { } count: Put(row, count); break;
            case char character: Text(row, character.ToString()); break;
            case byte[] bytes when Type.Id is DuckDBType.Blob: Bytes(row, bytes); break;
            case BitArray bits when Type.Id == DuckDBType.Bit: Assign(row, Bits.Encode(bits)); break;
            case Enum constant: Constant(row, constant); break;
            default: Nested(row, value); break;
        }
    }

    /// <summary>UTF-8 for a VARCHAR, anything for a BLOB.</summary>
    internal void Bytes(ulong row, ReadOnlySpan<byte> bytes)
    {
        if (Type.Id is not (DuckDBType.Varchar or DuckDBType.Blob))
            throw Refused("bytes");
        if (Type.Id == DuckDBType.Varchar && !Utf8.IsValid(bytes))
            throw Refused("bytes that are not UTF-8");
        Assign(row, bytes);
    }

    // duckdb_string_t: up to 12 bytes lie in the vector itself, behind their number; longer ones DuckDB copies
    void Assign(ulong row, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= InlineLength && Type.Id is DuckDBType.Varchar or DuckDBType.Blob)
        {
            var entry = new Span<byte>(unchecked(data + (row * StringSize)), StringSize);
            entry.Clear();
            entry[0] = (byte)bytes.Length;
            bytes.CopyTo(entry[4..]);
            return;
        }
        byte none;
        fixed (byte* start = bytes)
            NativeMethods.AssignString(vector, row, start == null ? &none : start, (ulong)bytes.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Put<T>(ulong row, T value) where T : unmanaged => Unsafe.WriteUnaligned(unchecked(data + (row * (ulong)sizeof(T))), value);

    static TTo As<TFrom, TTo>(TFrom value) => Unsafe.As<TFrom, TTo>(ref value);

    InvalidCastException Refused(string what) => new($"A column of type {Type.Name} does not take {what}.");
}
