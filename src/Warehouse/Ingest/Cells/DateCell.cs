using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>Dates, and timestamps with their time, which are in the calendar.</summary>
sealed class DateCell(SourceColumn column) : Cell(column)
{
    readonly bool hasTime = column.Type == ColumnType.Timestamp;
    int day;
    DateTime at;

    /// <summary>The value in ticks, to be compared with another one's.</summary>
    public long Ticks => hasTime ? at.Ticks : day * TimeSpan.TicksPerDay;

    string Expected => hasTime ? "日期和时间,如 2025-01-05 08:30、2025/1/5 8:30" : "日期,如 2025-01-05、2025/1/5、20250105";

    protected override bool Parse(ReadOnlySpan<byte> text)
    {
        if (hasTime ? DateText.TryTimestamp(text, out at) : DateText.TryDate(text, out day))
            return true;
        Span<byte> plain = stackalloc byte[DateText.MaxLength];
        if (DateText.WithoutHan(text, plain) is > 0 and var length)
            return hasTime ? DateText.TryTimestamp(plain[..length], out at) : DateText.TryDate(plain[..length], out day);
        return hasTime ? DateText.TrySerial(text, out at) : DateText.TrySerial(text, out day);
    }

    protected override Fault ExplainText(ReadOnlySpan<byte> text)
    {
        Span<byte> plain = stackalloc byte[DateText.MaxLength];
        return ExplainPlain(DateText.WithoutHan(text, plain) is > 0 and var length ? plain[..length].ToArray() : text);
    }

    Fault ExplainPlain(ReadOnlySpan<byte> text)
    {
        if (hasTime && (DateText.TryDate(text, out _) || DateText.TrySerial(text, out int _)))
            return new Fault($"{Column.Title}只有日期,没有时间", Expected);
        if (DateText.IsDateLike(text) && !DateText.TryDate(text, out _) && !DateText.TryTimestamp(text, out _))
            return new Fault(hasTime ? $"{Column.Title}不是有效的日期和时间" : $"{Column.Title}不是日历上有的日期", Expected);
        if (!hasTime && DateText.TryTimestamp(text, out _))
            return new Fault($"{Column.Title}应只有日期,这里带着时间", Expected);
        if (!hasTime && DateText.TrySerial(text, out DateTime _))
            return new Fault($"{Column.Title}应只有日期,这里是带时间的 Excel 日期序号", Expected);
        return new Fault(hasTime ? $"{Column.Title}不是日期和时间" : $"{Column.Title}不是日期", Expected);
    }

    protected override void AppendValue(DuckDBAppenderRow row)
    {
        if (hasTime)
            row.AppendValue(at);
        else
            row.AppendValue(DateOnly.FromDayNumber(day));
    }

    protected override void AddValueToKey(KeyBytes key) => key.Add(hasTime ? at.Ticks : day);
}
