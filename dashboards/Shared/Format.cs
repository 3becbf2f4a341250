using System.Globalization;
using FamilyDoctor.Analytics.Warehouse;

namespace FamilyDoctor.Analytics.Dashboards.Shared;

/// <summary>How numbers and times are written, the same on every page.</summary>
public static class Format
{
    public const string None = "—";

    /// <summary>1,234,567</summary>
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>1,234,567; decimals only where there are any, as in points that a person gave.</summary>
    public static string Count(decimal? count) => count?.ToString("#,##0.####", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A share of one as percent with one decimal, rounded half up: 0.4567 gives 45.7%.</summary>
    public static string Percent(decimal? share) =>
        share is { } value ? decimal.Round(value * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%" : None;

    /// <summary>A difference of shares in percentage points, with its sign: +1.2 个百分点.</summary>
    public static string Points(decimal? difference) =>
        difference is { } value ? decimal.Round(value * 100, 1, MidpointRounding.AwayFromZero).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " 个百分点" : None;

    /// <summary>A change as a share of what it was, with its sign: +3.4%.</summary>
    public static string Change(decimal? share) =>
        share is { } value ? decimal.Round(value * 100, 1, MidpointRounding.AwayFromZero).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%" : None;

    /// <summary>Fen as ten thousand yuan with two decimals, for tiles; the exact amount stands beside it.</summary>
    public static string TenThousandYuan(long? fen) => Number(fen / 1_000_000m, 2);

    /// <summary>Fen as yuan, to the fen: 1,234.05.</summary>
    public static string Yuan(long? fen) => fen is { } value ? (value / 100m).ToString("N2", CultureInfo.InvariantCulture) : None;

    public static string Number(decimal? number, int decimals) =>
        number is { } value ? decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : None;

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? None;

    /// <summary>An instant in Asia/Shanghai.</summary>
    public static string Moment(DateTimeOffset? at) => at is { } instant ? ChinaTime.At(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : None;

    public static string Minute(DateTimeOffset? at) => at is { } instant ? ChinaTime.At(instant).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture) : None;

    /// <summary>7 秒， 3 分 20 秒， 1 时 5 分.</summary>
    public static string Span(TimeSpan? span) => span switch
    {
        null => None,
        { TotalSeconds: < 60 } time => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalSeconds):0.#} 秒"),
        { TotalMinutes: < 60 } time => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} 分 {time.Seconds} 秒"),
        { } time => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} 时 {time.Minutes} 分"),
    };

    public static string Bytes(long? bytes) => bytes switch
    {
        null => None,
        < 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m:0.#} KB"),
        < 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824m:0.##} GB"),
    };
}
