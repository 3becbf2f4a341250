namespace DuckDB.NET.Data;

/// <summary>An INTERVAL as DuckDB keeps it: months, days and microseconds do not convert into one another.</summary>
public readonly record struct DuckDBInterval(int Months, int Days, long Micros)
{
    const long MicrosPerDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;

    public static DuckDBInterval FromTimeSpan(TimeSpan span)
    {
        var micros = span.Ticks / TimeSpan.TicksPerMicrosecond;
        return new DuckDBInterval(0, (int)(micros / MicrosPerDay), micros % MicrosPerDay);
    }

    /// <exception cref="InvalidCastException">the interval has months, whose length is not fixed.</exception>
    public TimeSpan ToTimeSpan() => Months == 0
        ? new TimeSpan(checked((Days * TimeSpan.TicksPerDay) + (Micros * TimeSpan.TicksPerMicrosecond)))
        : throw new InvalidCastException($"An interval of {Months} months has no fixed length: read it as DuckDBInterval.");
}
