using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Writing;

sealed unsafe partial class VectorWriter
{
    const int StackBytes = 512;

    void Number<T>(ulong row, T value) where T : struct, INumberBase<T>
    {
        switch (Type.Id)
        {
            case DuckDBType.Integer: Put(row, Numbers.Convert<T, int>(value)); break;
            case DuckDBType.BigInt: Put(row, Numbers.Convert<T, long>(value)); break;
            case DuckDBType.Double: Put(row, Numbers.Convert<T, double>(value)); break;
            case DuckDBType.Decimal: Decimal(row, Numbers.Convert<T, decimal>(value)); break;
            case DuckDBType.TinyInt: Put(row, Numbers.Convert<T, sbyte>(value)); break;
            case DuckDBType.SmallInt: Put(row, Numbers.Convert<T, short>(value)); break;
            case DuckDBType.UnsignedTinyInt: Put(row, Numbers.Convert<T, byte>(value)); break;
            case DuckDBType.UnsignedSmallInt: Put(row, Numbers.Convert<T, ushort>(value)); break;
            case DuckDBType.UnsignedInteger: Put(row, Numbers.Convert<T, uint>(value)); break;
            case DuckDBType.UnsignedBigInt: Put(row, Numbers.Convert<T, ulong>(value)); break;
            case DuckDBType.HugeInt: Put(row, Numbers.Convert<T, Int128>(value)); break;
            case DuckDBType.UnsignedHugeInt: Put(row, Numbers.Convert<T, UInt128>(value)); break;
            case DuckDBType.VarInt: Assign(row, BigNumbers.Encode(Numbers.Convert<T, BigInteger>(value))); break;
            case DuckDBType.Float: Put(row, Numbers.Convert<T, float>(value)); break;
            default: throw Refused($"the number {value.ToString(null, CultureInfo.InvariantCulture)}");
        }
    }

    void Decimal(ulong row, decimal value)
    {
        if (Decimals.TryUnscaled(value, Type.Width, Type.Scale, out var unscaled) && Type.Carrier == DuckDBType.BigInt)
            Put(row, unscaled);
        else
            Decimal(row, Decimals.Unscaled(value, Type.Width, Type.Scale));
    }

    void Decimal(ulong row, Int128 unscaled)
    {
        switch (Type.Carrier)
        {
            case DuckDBType.SmallInt: Put(row, (short)unscaled); break;
            case DuckDBType.Integer: Put(row, (int)unscaled); break;
            case DuckDBType.BigInt: Put(row, (long)unscaled); break;
            default: Put(row, unscaled); break;
        }
    }

    void Flag(ulong row, bool value)
    {
        if (Type.Id != DuckDBType.Boolean)
            throw Refused("a bool");
        Put(row, (byte)(value ? 1 : 0));
    }

    internal void TextOrNull(ulong row, string? value)
    {
        if (value is null)
            Null(row);
        else if (Type.Id == DuckDBType.Union)
            Member(row, value);
        else
            Text(row, value);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Text(ulong row, string value)
    {
        if (Type.Id == DuckDBType.Varchar)
        {
            // a short text is encoded on the stack: no character takes more than three bytes
            if (value.Length > StackBytes / 3)
            {
                Assign(row, Encoding.UTF8.GetBytes(value));
                return;
            }
            Span<byte> bytes = stackalloc byte[StackBytes];
            Assign(row, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
        }
        else if (Type.Id == DuckDBType.Enum)
        {
            EnumText(row, value);
        }
        else if (Type.Id == DuckDBType.Bit && value.Length > 0 && !value.AsSpan().ContainsAnyExcept('0', '1'))
        {
            Assign(row, Bits.Encode(new System.Collections.BitArray(Array.ConvertAll(value.ToCharArray(), bit => bit == '1'))));
        }
        else
        {
            throw Refused($"the text '{value}'");
        }
    }

    void EnumText(ulong row, string value)
    {
        var index = Array.IndexOf(Type.Names, value);
        if (index < 0)
            throw Refused($"'{value}', which is none of its {Type.Names.Length} values");
        switch (Type.Carrier)
        {
            case DuckDBType.UnsignedTinyInt: Put(row, (byte)index); break;
            case DuckDBType.UnsignedSmallInt: Put(row, (ushort)index); break;
            default: Put(row, (uint)index); break;
        }
    }

    void Constant(ulong row, Enum constant)
    {
        if (Type.Id is DuckDBType.Enum or DuckDBType.Varchar)
            Text(row, constant.ToString());
        else
            Object(row, Convert.ChangeType(constant, constant.GetTypeCode(), CultureInfo.InvariantCulture));
    }

    void Date(ulong row, DateOnly value)
    {
        if (Type.Id == DuckDBType.Date)
            Put(row, Moments.Days(value));
        else
            Moment(row, value.ToDateTime(TimeOnly.MinValue));
    }

    void Moment(ulong row, DateTime value)
    {
        if (Type.Id == DuckDBType.Date && value.TimeOfDay == TimeSpan.Zero)
            Put(row, Moments.Days(DateOnly.FromDateTime(value)));
        // a TIMESTAMPTZ is an instant: a local time is converted, an unspecified one is taken as UTC
        else if (Type.Id == DuckDBType.TimestampTz)
            Put(row, Moments.Micros(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value));
        else
            Put(row, Moments.Count(value, Type.Id) ?? throw Refused($"the moment {value:O}"));
    }

    void Moment(ulong row, DateTimeOffset value)
    {
        if (Type.Id == DuckDBType.TimeTz)
            Put(row, Moments.TimeTz(value));
        else if (Type.Id == DuckDBType.TimestampTz)
            Put(row, Moments.Micros(value.UtcDateTime));
        else
            throw Refused($"the moment {value:O}");
    }

    void Time(ulong row, TimeOnly value) => Put(row, Type.Id switch
    {
        DuckDBType.Time => Moments.Micros(value),
        DuckDBType.TimeNs => value.Ticks * TimeSpan.NanosecondsPerTick,
        _ => throw Refused($"the time {value:O}"),
    });

    void Interval(ulong row, DuckDBInterval value)
    {
        if (Type.Id == DuckDBType.Interval)
            Put(row, value);
        else if (Type.Id == DuckDBType.Time && value is { Months: 0, Days: 0, Micros: >= 0 })
            Put(row, value.Micros);
        else
            throw Refused($"the interval {value}");
    }

    void Uuid(ulong row, Guid value)
    {
        if (Type.Id == DuckDBType.Uuid)
            Put(row, Uuids.ToStorage(value));
        else if (Type.Id == DuckDBType.Varchar)
            Text(row, value.ToString());
        else
            throw Refused($"the UUID {value}");
    }
}
