using System.Runtime.CompilerServices;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Reading;

sealed unsafe partial class VectorReader
{
    T Decimal<T>(ulong row)
    {
        if (typeof(T) == typeof(DuckDBDecimal))
            return Exactly<DuckDBDecimal, T>(OwnDecimal(row));
        if (IsNarrowDecimal)
            return Numbers.Convert<decimal, T>(NarrowDecimal(row));
        var unscaled = At<Int128>(row);
        return Decimals.TryMake(unscaled, Type.Scale, out var value)
            ? Numbers.Convert<decimal, T>(value)
            : WideDecimal<T>(new DuckDBDecimal(unscaled, Type.Scale));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal decimal NarrowDecimal(ulong row) => Decimals.Make(Type.Carrier switch
    {
        DuckDBType.BigInt => At<long>(row),
        DuckDBType.Integer => At<int>(row),
        _ => At<short>(row),
    }, Type.Scale);

    T Date<T>(ulong row)
    {
        var days = At<int>(row);
        if (typeof(T) == typeof(DateTime))
            return Exactly<DateTime, T>(Moments.Date(days).ToDateTime(TimeOnly.MinValue));
        if (typeof(T) == typeof(DuckDBDateOnly))
            return Exactly<DuckDBDateOnly, T>(new DuckDBDateOnly(days));
        return Exactly<DateOnly, T>(typeof(T) == typeof(DateOnly) ? Moments.Date(days) : default);
    }

    T Time<T>(ulong row)
    {
        var (micros, offset) = Type.Id == DuckDBType.TimeTz ? Moments.TimeTz(At<ulong>(row)) : (At<long>(row), 0);
        var ticks = Type.Id == DuckDBType.TimeNs ? micros / TimeSpan.NanosecondsPerTick : micros * TimeSpan.TicksPerMicrosecond;
        if (typeof(T) == typeof(TimeOnly))
            return Exactly<TimeOnly, T>(Moments.Time(ticks));
        if (typeof(T) == typeof(TimeSpan))
            return Exactly<TimeSpan, T>(new TimeSpan(ticks));
        return typeof(T) == typeof(DateTimeOffset) && Type.Id == DuckDBType.TimeTz
            ? Exactly<DateTimeOffset, T>(Moments.WithOffset(ticks, offset))
            : throw Refused<T>();
    }

    T Timestamp<T>(ulong row)
    {
        var count = At<long>(row);
        if (typeof(T) == typeof(DuckDBTimestamp))
            return Exactly<DuckDBTimestamp, T>(new DuckDBTimestamp(Moments.MicrosOf(count, Type.Id)));
        var kind = Type.Id == DuckDBType.TimestampTz ? DateTimeKind.Utc : DateTimeKind.Unspecified;
        var value = Type.Id switch
        {
            DuckDBType.TimestampS => Moments.Timestamp(count, TimeSpan.TicksPerSecond, 1, kind),
            DuckDBType.TimestampMs => Moments.Timestamp(count, TimeSpan.TicksPerMillisecond, 1, kind),
            DuckDBType.TimestampNs => Moments.Timestamp(count, 1, TimeSpan.NanosecondsPerTick, kind),
            _ => Moments.Timestamp(count, TimeSpan.TicksPerMicrosecond, 1, kind),
        };
        if (typeof(T) == typeof(DateTime))
            return Exactly<DateTime, T>(value);
        if (typeof(T) == typeof(DateTimeOffset))
            return Exactly<DateTimeOffset, T>(new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Unspecified), TimeSpan.Zero));
        if (typeof(T) == typeof(DateOnly))
            return Exactly<DateOnly, T>(DateOnly.FromDateTime(value));
        return typeof(T) == typeof(TimeOnly) ? Exactly<TimeOnly, T>(TimeOnly.FromDateTime(value)) : throw Refused<T>();
    }

    T Interval<T>(ulong row)
    {
        var interval = At<DuckDBInterval>(row);
        return typeof(T) == typeof(DuckDBInterval) ? Exactly<DuckDBInterval, T>(interval) : Exactly<TimeSpan, T>(interval.ToTimeSpan());
    }

    T Uuid<T>(ulong row)
    {
        var value = Uuids.FromStorage(At<UInt128>(row));
        return Exactly<Guid, T>(value);
    }

    T Enumeration<T>(ulong row)
    {
        var index = Type.Carrier switch
        {
            DuckDBType.UnsignedTinyInt => At<byte>(row),
            DuckDBType.UnsignedSmallInt => At<ushort>(row),
            _ => At<uint>(row),
        };
        var name = Type.Names[index];
        if (typeof(T) == typeof(string))
            return Exactly<string, T>(name);
        if (typeof(T).IsEnum)
            return (T)System.Enum.Parse(typeof(T), name, ignoreCase: true);
        throw Refused<T>();
    }
}
