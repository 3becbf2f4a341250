using System.Globalization;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>A period of the version: month, quarter, half-year or year.</summary>
/// <param name="LastMonth">Its last closed month: what a figure at a point in time is taken from.</param>
/// <param name="IsComplete">Whether all of its months are closed.</param>
public sealed record PeriodRow(string Period, string Kind, string LastMonth, bool IsComplete)
{
    static readonly string[] Quarters = ["一季度", "二季度", "三季度", "四季度"];

    public string Title => TitleOf(Period);

    /// <summary>The same period a year before.</summary>
    public string Before => Warehouse.Build.Period.YearBefore(Period);

    /// <summary>The same point in time a year before.</summary>
    public string LastMonthBefore => Warehouse.Build.Period.YearBefore(LastMonth);

    public string FirstMonth => Kind switch
    {
        "half" => Period.EndsWith('1') ? $"{Year}-01" : $"{Year}-07",
        "quarter" => string.Create(CultureInfo.InvariantCulture, $"{Year}-{((Period[^1] - '1') * 3) + 1:00}"),
        "month" => Period,
        _ => $"{Year}-01",
    };

    string Year => Period[..4];

    /// <summary>2025 年， 2025 年上半年， 2025 年三季度， 2025 年 9 月； what is no period stays as it is.</summary>
    public static string TitleOf(string period) => period switch
    {
        [_, _, _, _] => $"{period} 年",
        [_, _, _, _, 'H', '1' or '2'] => $"{period[..4]} 年{(period[^1] == '1' ? "上半年" : "下半年")}",
        [_, _, _, _, 'Q', >= '1' and <= '4'] => $"{period[..4]} 年{Quarters[period[^1] - '1']}",
        [_, _, _, _, '-', _, _] => MonthTitle(period),
        _ => period,
    };

    public static string MonthTitle(string month) => $"{month[..4]} 年 {month[5..].TrimStart('0')} 月";
}
