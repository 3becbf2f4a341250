using System.Numerics;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Reading;

sealed unsafe partial class VectorReader
{
    /// <summary>The type that holds every value of the column.</summary>
    internal Type OwnType => Type.Id switch
    {
        DuckDBType.Decimal => typeof(DuckDBDecimal),
        DuckDBType.Date => typeof(DuckDBDateOnly),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampTz => typeof(DuckDBTimestamp),
        DuckDBType.Interval => typeof(DuckDBInterval),
        _ => ClrType,
    };

    internal object GetOwnObject(ulong row) => Type.Id switch
    {
        DuckDBType.Decimal => OwnDecimal(row),
        DuckDBType.Date => Get<DuckDBDateOnly>(row),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampTz => Get<DuckDBTimestamp>(row),
        DuckDBType.Interval => Get<DuckDBInterval>(row),
        _ => GetObject(row),
    };

    DuckDBDecimal OwnDecimal(ulong row) => new(Type.Carrier switch
    {
        DuckDBType.SmallInt => At<short>(row),
        DuckDBType.Integer => At<int>(row),
        DuckDBType.BigInt => At<long>(row),
        _ => At<Int128>(row),
    }, Type.Scale);

    // more than 28 digits: what does not need System.Decimal is still exact, or correctly rounded for floating point
    static T WideDecimal<T>(DuckDBDecimal value)
    {
        if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
            return Types.Numbers.Convert<double, T>(double.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        var (whole, fraction) = BigInteger.DivRem(value.Unscaled, BigInteger.Pow(10, value.Scale));
        return typeof(T) != typeof(decimal) && fraction.IsZero
            ? Types.Numbers.Convert<BigInteger, T>(whole)
            : Types.Numbers.Convert<decimal, T>(value.ToDecimal());
    }
}
