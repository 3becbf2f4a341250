using System.Globalization;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What a person enters on a page comes in like everything else: as a file of the inbox, sent by the commission.</summary>
public static class HandEntry
{
    /// <summary>A value that a team, institution or assessed unit was given, such as the points of an on-site visit; the next run takes it up.</summary>
    /// <exception cref="RunException">The inbox cannot be written.</exception>
    public static void GiveValue(DataFolder data, string period, string entity, string item, decimal value, string evidence, string by, bool isWithdrawn, DateTimeOffset at) => Write(
        data, "given_values", period, at,
        ["考核期", "对象代码", "项目代码", "数值", "依据", "给出人", "给出日期", "登记时间", "状态"],
        [period, entity, item, value.ToString(CultureInfo.InvariantCulture), evidence, by, Day(at), Moment(at), isWithdrawn ? "撤销" : "有效"]);

    /// <summary>A confirmed finding.</summary>
    /// <param name="finding">Its number; null gives it a new one.</param>
    /// <returns>The number.</returns>
    /// <exception cref="RunException">The inbox cannot be written.</exception>
    public static string Confirm(DataFolder data, string? finding, string period, string entity, string item, int times, string evidence, string by, bool isWithdrawn, DateTimeOffset at)
    {
        var number = finding ?? "W" + ChinaTime.At(at).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        Write(
            data, "findings", period, at,
            ["问题编号", "考核期", "对象代码", "项目代码", "次数", "依据", "查实人", "查实日期", "登记时间", "状态"],
            [number, period, entity, item, times.ToString(CultureInfo.InvariantCulture), evidence, by, Day(at), Moment(at), isWithdrawn ? "撤销" : "查实"]);
        return number;
    }

    /// <summary>What a row of <see cref="Cut"/> calls the contracts that nobody asked about.</summary>
    public const string Rest = "其余";

    /// <summary>A decision to take heads out of what a team is paid for, or to take it back (核减).</summary>
    /// <exception cref="RunException">The inbox cannot be written.</exception>
    public static void Cut(DataFolder data, string period, string team, IEnumerable<CutEntry> rows, string evidence, string by, DateTimeOffset at) => Write(
        data, "cuts", period, at,
        ["考核期", "团队编号", "协议编号", "核查结果", "真实份数", "答复份数", "依据", "决定人", "决定日期", "登记时间", "状态"],
        [.. rows.Select(row => (string[])[period, team, row.Contract, row.Answer ?? "", Count(row.Real), Count(row.Answered), evidence, by, Day(at), Moment(at), row.IsWithdrawn ? "撤销" : "核减"])]);

    static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    static void Write(DataFolder data, string source, string period, DateTimeOffset at, string[] head, params IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        CsvText.Row(text, head);
        foreach (var cells in rows)
            CsvText.Row(text, cells);
        var name = $"{source}_{ChinaTime.At(at).ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture)}.csv";
        CsvText.Save(Path.Combine(data.Inbox, "city", period, name), text, forExcel: true);
    }

    static string Day(DateTimeOffset at) => ChinaTime.At(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Moment(DateTimeOffset at) => ChinaTime.At(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>One contract of a decision, or <see cref="HandEntry.Rest"/>.</summary>
/// <param name="Answer">What was found of it: 不知晓 or 未接受服务.</param>
/// <param name="Real">For the rest: answers 真实 of the random half.</param>
/// <param name="Answered">For the rest: answers of the random half.</param>
public sealed record CutEntry(string Contract, string? Answer, int? Real, int? Answered, bool IsWithdrawn);
