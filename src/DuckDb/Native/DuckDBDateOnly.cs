using DuckDB.NET.Data.Types;

namespace DuckDB.NET.Native;

/// <summary>A DATE as DuckDB keeps it: any year, and both infinities, which DateOnly has not.</summary>
/// <param name="Days">since 1970-01-01.</param>
public readonly record struct DuckDBDateOnly(int Days)
{
    public static readonly DuckDBDateOnly PositiveInfinity = new(Moments.DateInfinity);
    public static readonly DuckDBDateOnly NegativeInfinity = new(-Moments.DateInfinity);

    public bool IsInfinity => this == PositiveInfinity || this == NegativeInfinity;

    public static DuckDBDateOnly FromDateOnly(DateOnly date) => new(Moments.Days(date));

    /// <exception cref="InvalidCastException">infinite, or outside the years 1 to 9999.</exception>
    public DateOnly ToDateOnly() => Moments.Date(Days);
}
