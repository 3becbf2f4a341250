using System.Globalization;
using FamilyDoctor.Analytics.Dashboards.Shared;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>One indicator at one place in one period, with the year before beside it. Without a row in the version <see cref="State"/> is null.</summary>
public sealed record Figure(
    string Indicator, string Title, string Kind, string Time, string? WindowText, string Unit, string Direction, decimal? Target, long MinDenominator,
    string Period, string Level, string Code, string? State, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Excluded,
    string? BeforeState, decimal? BeforeValue, decimal? BeforeNumerator, decimal? BeforeDenominator)
{
    public bool HasValue => State == "value" && Value is not null;

    public bool HadValue => BeforeState == "value" && BeforeValue is not null;

    public bool IsIncomplete => State == "incomplete";

    public bool IsShare => Kind == "share";

    /// <summary>Too few counted to judge by; the value is shown all the same, and marked.</summary>
    public bool IsSmall => HasValue && IsShare && Denominator < MinDenominator;

    /// <summary>How far the value stays behind its target, negative when it is ahead; null without value or target.</summary>
    public decimal? Shortfall => HasValue && Target is { } target ? Direction == "lower" ? Value - target : target - Value : null;

    public bool MeetsTarget => Shortfall <= 0;

    /// <summary>How many more of the counted would reach the target: 差多少人.</summary>
    public decimal? MissingUnits => IsShare && Direction == "higher" && Shortfall > 0 ? Math.Ceiling((Target!.Value * Denominator!.Value) - Numerator!.Value) : null;

    /// <summary>Change on the year before, in the value's own unit.</summary>
    public decimal? Change => HasValue && HadValue ? Value - BeforeValue : null;

    /// <summary>Change on the year before of what is counted, as a share of it.</summary>
    public decimal? NumeratorChange => HasValue && HadValue && BeforeNumerator > 0 ? (Numerator / BeforeNumerator) - 1 : null;

    public string Text => Written(Value);

    public string TargetText => Written(Target);

    public string BeforeText => HadValue ? Written(BeforeValue) : StateTitle(BeforeState);

    public string ChangeText => Kind == "mean"
        ? (Change / 100) is { } yuan ? yuan.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " 元" : Format.None
        : Change is { } change && IsBelowShown(change) ? "持平" : Format.Points(Change);

    /// <summary>How far behind the target in words; a lack too small to show is not written as zero.</summary>
    public string ShortfallText => Shortfall switch
    {
        null => Format.None,
        <= 0 => "已达到",
        { } lack when Kind == "mean" => $"差 {Format.Number(lack / 100, 2)} 元",
        { } lack when IsBelowShown(lack) => "差不到 0.1 个百分点",
        { } lack => "差 " + Format.Points(lack).TrimStart('+'),
    };

    public string Href(string? period) => LocalUrl.With($"/indicators/{Indicator}", ("level", Level), ("code", Code), ("period", period));

    /// <summary>A value of this indicator in words; a mean counts fen and is written in yuan.</summary>
    public string Written(decimal? value) => Kind == "mean" ? Format.Number(value / 100, 2) : Format.Percent(value);

    static bool IsBelowShown(decimal share) => Math.Abs(share) < 0.0005m;

    /// <summary>What stands where a value would.</summary>
    public static string StateTitle(string? state) => state switch
    {
        "value" => Format.None,
        "incomplete" => "数据不全",
        "not_reported" => "未报",
        _ => "不适用",
    };
}
