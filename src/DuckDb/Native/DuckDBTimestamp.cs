using DuckDB.NET.Data.Types;

namespace DuckDB.NET.Native;

/// <summary>A TIMESTAMP as DuckDB keeps it: any year, and both infinities, which DateTime has not.</summary>
/// <param name="Micros">since 1970-01-01.</param>
public readonly record struct DuckDBTimestamp(long Micros)
{
    public static readonly DuckDBTimestamp PositiveInfinity = new(Moments.TimestampInfinity);
    public static readonly DuckDBTimestamp NegativeInfinity = new(-Moments.TimestampInfinity);

    public bool IsInfinity => this == PositiveInfinity || this == NegativeInfinity;

    public static DuckDBTimestamp FromDateTime(DateTime moment) => new(Moments.Micros(moment));

    /// <exception cref="InvalidCastException">infinite, or outside the years 1 to 9999.</exception>
    public DateTime ToDateTime() => Moments.Timestamp(Micros, TimeSpan.TicksPerMicrosecond, 1, DateTimeKind.Unspecified);
}
