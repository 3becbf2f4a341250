using System.Runtime.CompilerServices;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Reading;

/// <summary>Reads one column of the current chunk straight from DuckDB's memory.</summary>
/// <remarks>One object per column and result: at each chunk it is pointed to the new vector, so reading a row allocates nothing.
/// The owner sees to it that rows are only asked for while the chunk lives.</remarks>
sealed unsafe partial class VectorReader
{
    readonly VectorReader[] children;
    // the .NET type with the same memory as the column's: such values are read without a look at the column's type
    readonly Type? plain;
    byte* data;
    ulong* validity;
    bool mayHoldNull;

    internal VectorReader(ColumnType type)
    {
        Type = type;
        ClrType = ClrTypes.Of(type);
        children = Array.ConvertAll(type.Children, child => new VectorReader(child));
        plain = ClrTypes.Plain(type.Id);
        makeCollection = CollectionFactory(type);
        IsText = type.Id == DuckDBType.Varchar;
        IsNarrowDecimal = type.Id == DuckDBType.Decimal && type.Carrier != DuckDBType.HugeInt;
    }

    internal ColumnType Type { get; }

    internal Type ClrType { get; }

    internal bool IsText { get; }

    /// <summary>A DECIMAL of at most 18 digits, whose values System.Decimal always holds.</summary>
    internal bool IsNarrowDecimal { get; }

    /// <summary>The type in which every row of this chunk can be read by <see cref="Plain"/>: no NULL to ask for, nothing to convert.</summary>
    internal Type? PlainWithoutNull { get; private set; }

    internal void Attach(nint vector)
    {
        data = NativeMethods.VectorData(vector);
        validity = NativeMethods.VectorValidity(vector);
        AttachChildren(vector);
        mayHoldNull = validity != null || tags != null;
        PlainWithoutNull = mayHoldNull ? null : plain;
    }

    internal void Detach()
    {
        data = null;
        validity = null;
        PlainWithoutNull = null;
        foreach (var child in children)
            child.Detach();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsNull(ulong row) => mayHoldNull && IsMarkedNull(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Plain<T>(long row) => Unsafe.ReadUnaligned<T>(Entry(unchecked((ulong)row), Unsafe.SizeOf<T>()));

    /// <summary>The value of a row that is not NULL, converted without loss or refused with InvalidCastException.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Get<T>(ulong row) => plain == typeof(T) ? Unsafe.ReadUnaligned<T>(Entry(row, Unsafe.SizeOf<T>())) : Converted<T>(row);

    // a UNION is also NULL where the member that is set is
    bool IsMarkedNull(ulong row) =>
        (validity != null && (validity[unchecked((int)row) >> 6] & (1UL << (int)(row & 63))) == 0) ||
        (tags != null && children[tags[row]].IsNull(row));

    T Converted<T>(ulong row)
    {
        // Nullable<T> and object go their own way once, before the switch over what the column holds
        if (default(T) is null && NullableReading<T>.Read is { } readNullable)
            return readNullable(this, row);
        if (typeof(T) == typeof(object))
            return (T)GetObject(row);
        // a byte is no number to convert to, as in other providers
        if (typeof(T) == typeof(byte) && Type.Id is not (DuckDBType.UnsignedTinyInt or DuckDBType.Union))
            throw Refused<T>();
        return Type.Id switch
        {
            DuckDBType.Integer => Numbers.Convert<int, T>(At<int>(row)),
            DuckDBType.BigInt => Numbers.Convert<long, T>(At<long>(row)),
            DuckDBType.Double => Approximate<double, T>(At<double>(row)),
            DuckDBType.Varchar => Text<T>(row),
            DuckDBType.Decimal => Decimal<T>(row),
            DuckDBType.Boolean => Exactly<bool, T>(At<byte>(row) != 0),
            DuckDBType.TinyInt => Numbers.Convert<sbyte, T>(At<sbyte>(row)),
            DuckDBType.SmallInt => Numbers.Convert<short, T>(At<short>(row)),
            DuckDBType.UnsignedTinyInt => Numbers.Convert<byte, T>(At<byte>(row)),
            DuckDBType.UnsignedSmallInt => Numbers.Convert<ushort, T>(At<ushort>(row)),
            DuckDBType.UnsignedInteger => Numbers.Convert<uint, T>(At<uint>(row)),
            DuckDBType.UnsignedBigInt => Numbers.Convert<ulong, T>(At<ulong>(row)),
            DuckDBType.Float => Approximate<float, T>(At<float>(row)),
            DuckDBType.HugeInt => Numbers.Convert<Int128, T>(At<Int128>(row)),
            DuckDBType.UnsignedHugeInt => Numbers.Convert<UInt128, T>(At<UInt128>(row)),
            DuckDBType.VarInt => Numbers.Convert<System.Numerics.BigInteger, T>(BigNumbers.Decode(Bytes(row))),
            DuckDBType.Date => Date<T>(row),
            DuckDBType.Time or DuckDBType.TimeNs or DuckDBType.TimeTz => Time<T>(row),
            DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz => Timestamp<T>(row),
            DuckDBType.Interval => Interval<T>(row),
            DuckDBType.Uuid => Uuid<T>(row),
            DuckDBType.Blob or DuckDBType.Geometry => Blob<T>(row),
            DuckDBType.Bit => Bit<T>(row),
            DuckDBType.Enum => Enumeration<T>(row),
            _ => Nested<T>(row),
        };
    }

    /// <summary>The value as GetValue gives it (<see cref="ClrType"/>), boxed.</summary>
    internal object GetObject(ulong row) => Type.Id switch
    {
        DuckDBType.Boolean => Get<bool>(row),
        DuckDBType.HugeInt or DuckDBType.UnsignedHugeInt or DuckDBType.VarInt => Get<System.Numerics.BigInteger>(row),
        DuckDBType.Decimal => Get<decimal>(row),
        DuckDBType.Date => Get<DateOnly>(row),
        DuckDBType.Time or DuckDBType.TimeNs => Get<TimeOnly>(row),
        DuckDBType.TimeTz or DuckDBType.TimestampTz => Get<DateTimeOffset>(row),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs => Get<DateTime>(row),
        DuckDBType.Interval => Get<TimeSpan>(row),
        DuckDBType.Uuid => Get<Guid>(row),
        DuckDBType.Varchar or DuckDBType.Enum or DuckDBType.Bit => Get<string>(row),
        DuckDBType.Blob or DuckDBType.Geometry => Get<byte[]>(row),
        DuckDBType.TinyInt => At<sbyte>(row),
        DuckDBType.SmallInt => At<short>(row),
        DuckDBType.Integer => At<int>(row),
        DuckDBType.BigInt => At<long>(row),
        DuckDBType.UnsignedTinyInt => At<byte>(row),
        DuckDBType.UnsignedSmallInt => At<ushort>(row),
        DuckDBType.UnsignedInteger => At<uint>(row),
        DuckDBType.UnsignedBigInt => At<ulong>(row),
        DuckDBType.Float => At<float>(row),
        DuckDBType.Double => At<double>(row),
        _ => NestedObject(row),
    };

    /// <summary>For elements of nested values: null where the element is NULL.</summary>
    internal object? ObjectOrNull(ulong row) => IsNull(row) ? null : GetObject(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T At<T>(ulong row) where T : unmanaged => Unsafe.ReadUnaligned<T>(Entry(row, sizeof(T)));

    // rows come from DuckDB and lie within the vector: no check for overflow
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    byte* Entry(ulong row, int size) => unchecked(data + (row * (ulong)size));

    // binary fractions are no decimal ones, and a float holds half of a double
    T Approximate<TValue, T>(TValue value) where TValue : struct, System.Numerics.INumberBase<TValue> =>
        typeof(T) == typeof(decimal) || (typeof(T) == typeof(float) && typeof(TValue) == typeof(double)) ? throw Refused<T>() : Numbers.Convert<TValue, T>(value);

    T Exactly<TValue, T>(TValue value) => typeof(T) == typeof(TValue) ? Unsafe.As<TValue, T>(ref value) : throw Refused<T>();

    InvalidCastException Refused<T>() => new($"A {Type.Name} cannot be read as {typeof(T).Name}.");
}
