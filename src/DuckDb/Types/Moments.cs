using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Types;

/// <summary>Dates and times between DuckDB's counts since 1970 and .NET's types.</summary>
static class Moments
{
    const int EpochDay = 719_162; // DateOnly.DayNumber of 1970-01-01
    // the largest count and its negative stand for infinity (date.hpp, timestamp.hpp)
    internal const int DateInfinity = int.MaxValue;
    internal const long TimestampInfinity = long.MaxValue;

    internal static DateOnly Date(int days)
    {
        if (Math.Abs((long)days) == DateInfinity)
            throw new InvalidCastException($"The date is {(days > 0 ? "infinity" : "-infinity")}, which DateOnly cannot hold.");
        var number = (long)days + EpochDay;
        return number is >= 0 and <= 3_652_058
            ? DateOnly.FromDayNumber((int)number)
            : throw new InvalidCastException($"The date {days} days from 1970-01-01 lies outside the years 1 to 9999 of DateOnly.");
    }

    internal static int Days(DateOnly date) => date.DayNumber - EpochDay;

    /// <summary>From a count of units of so many ticks; a nanosecond count gives ticks of 100 nanoseconds, rounded down.</summary>
    internal static DateTime Timestamp(long count, long ticksPerUnit, long unitsPerTick, DateTimeKind kind)
    {
        if (count == TimestampInfinity || count == -TimestampInfinity)
            throw new InvalidCastException($"The timestamp is {(count > 0 ? "infinity" : "-infinity")}, which DateTime cannot hold.");
        var ticks = ((Int128)count * ticksPerUnit / unitsPerTick) - (count < 0 && count % unitsPerTick != 0 ? 1 : 0) + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, kind)
            : throw new InvalidCastException("The timestamp lies outside the years 1 to 9999 of DateTime.");
    }

    /// <summary>In the unit of a TIMESTAMP type; null for every other type.</summary>
    /// <exception cref="InvalidCastException">the moment is finer than the unit.</exception>
    internal static long? CountOf(DuckDBTimestamp moment, DuckDBType type) => (moment.IsInfinity, type) switch
    {
        (_, DuckDBType.Timestamp or DuckDBType.TimestampTz) => moment.Micros,
        (true, DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs) => moment.Micros,
        (_, DuckDBType.TimestampS) => Exactly(moment.Micros, TimeSpan.MicrosecondsPerSecond),
        (_, DuckDBType.TimestampMs) => Exactly(moment.Micros, TimeSpan.MicrosecondsPerMillisecond),
        (_, DuckDBType.TimestampNs) => checked(moment.Micros * TimeSpan.TicksPerMicrosecond * TimeSpan.NanosecondsPerTick),
        _ => null,
    };

    static long Exactly(long micros, long unit) => micros % unit == 0
        ? micros / unit
        : throw new InvalidCastException($"{micros} microseconds are finer than the column's unit of {unit}.");

    internal static long Micros(DateTime moment) => Floor(moment.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond);

    /// <summary>In the unit of a TIMESTAMP type; null for every other type. What is finer than the unit is dropped.</summary>
    internal static long? Count(DateTime moment, DuckDBType type) => type switch
    {
        DuckDBType.Timestamp => Micros(moment),
        DuckDBType.TimestampS => Floor(moment.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerSecond),
        DuckDBType.TimestampMs => Floor(moment.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMillisecond),
        DuckDBType.TimestampNs => checked((moment.Ticks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick),
        _ => null,
    };

    internal static long Micros(TimeOnly time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>For <see cref="DuckDBTimestamp"/>: microseconds of any precision, infinities as they are, nanoseconds rounded down.</summary>
    internal static long MicrosOf(long count, DuckDBType type) => (count == TimestampInfinity || count == -TimestampInfinity, type) switch
    {
        (true, _) => count,
        (_, DuckDBType.TimestampS) => checked(count * TimeSpan.MicrosecondsPerSecond),
        (_, DuckDBType.TimestampMs) => checked(count * TimeSpan.MicrosecondsPerMillisecond),
        (_, DuckDBType.TimestampNs) => Floor(count, TimeSpan.TicksPerMicrosecond * TimeSpan.NanosecondsPerTick),
        _ => count,
    };

    internal static TimeOnly Time(long ticks) =>
        // 24:00:00 is a time to DuckDB; the last tick of the day is the nearest .NET has
        new(Math.Min(ticks, TimeOnly.MaxValue.Ticks));

    // TIMETZ: microseconds in the upper 40 bits, below them the offset, counted down from its maximum so that times sort (time.hpp)
    const int MaxOffsetSeconds = (16 * 60 * 60) - 1;

    internal static (long Micros, int OffsetSeconds) TimeTz(ulong bits) =>
        ((long)(bits >> 24), MaxOffsetSeconds - (int)(bits & 0xFFFFFF));

    internal static ulong TimeTz(DateTimeOffset time) =>
        ((ulong)(time.TimeOfDay.Ticks / TimeSpan.TicksPerMicrosecond) << 24) | (uint)(MaxOffsetSeconds - (int)time.Offset.TotalSeconds);

    /// <summary>.NET has no time with an offset alone: the second day of its calendar leaves room for offsets on both sides.</summary>
    internal static DateTimeOffset WithOffset(long ticks, int offsetSeconds)
    {
        if (offsetSeconds % 60 != 0 || Math.Abs(offsetSeconds) > 14 * 60 * 60)
            throw new InvalidCastException($"An offset of {offsetSeconds} seconds is not whole minutes within 14 hours, as DateTimeOffset needs.");
        return new DateTimeOffset(new DateTime(1, 1, 2).Add(Time(ticks).ToTimeSpan()), TimeSpan.FromSeconds(offsetSeconds));
    }

    static long Floor(long ticks, long unit) => (ticks / unit) - (ticks % unit < 0 ? 1 : 0);
}
