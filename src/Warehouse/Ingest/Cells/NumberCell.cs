using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>Integers, decimals and money: a number with at most the declared decimals, within its range. Money is held in fen.</summary>
sealed class NumberCell : Cell
{
    readonly int scale;
    readonly long min, max;
    readonly byte decimalMark, thousandsMark;
    long value;

    public NumberCell(SourceColumn column, DeclaredDialect dialect)
        : base(column)
    {
        (decimalMark, thousandsMark) = ((byte)dialect.Decimal, (byte)(dialect.Thousands ?? '\0'));
        scale = column.Type switch { ColumnType.Money => 2, ColumnType.Decimal => column.Scale, _ => 0 };
        var unit = (decimal)Math.Pow(10, scale);
        min = column.Min is { } lowest ? (long)decimal.Ceiling(lowest * unit) : long.MinValue;
        max = column.Max is { } highest ? (long)decimal.Floor(highest * unit) : long.MaxValue;
    }

    protected override bool Parse(ReadOnlySpan<byte> text) => TryParse(text, scale, out value) && value >= min && value <= max;

    // marks that are not the usual ones are looked for first: 1.234 may be a thousand
    bool TryParse(ReadOnlySpan<byte> text, int decimals, out long number)
    {
        if (decimalMark == '.' && NumberText.TryParse(text, decimals, out number))
            return true;
        Span<byte> plain = stackalloc byte[NumberText.MaxLength];
        number = 0;
        return NumberText.WithoutMarks(text, decimalMark, thousandsMark, plain) is > 0 and var length && NumberText.TryParse(plain[..length], decimals, out number);
    }

    protected override Fault ExplainText(ReadOnlySpan<byte> text)
    {
        if (TryParse(text, scale, out _))
            return new Fault($"{Column.Title}超出范围", Range());
        if (NumberText.IsExponent(text))
            return new Fault($"{Column.Title}被 Excel 改成了科学计数,后面的数字已丢失", Expected());
        return TryParse(text, 9, out _)
            ? new Fault(scale == 0 ? $"{Column.Title}不是整数" : $"{Column.Title}的小数位太多", Expected())
            : new Fault(Column.Type switch
            {
                ColumnType.Integer => $"{Column.Title}不是整数",
                ColumnType.Money => $"{Column.Title}不是金额",
                _ => $"{Column.Title}不是数",
            }, Expected());
    }

    protected override void AppendValue(DuckDBAppenderRow row)
    {
        if (Column.Type == ColumnType.Decimal)
            row.AppendValue(new decimal((int)(Math.Abs(value) & 0xFFFFFFFF), (int)(Math.Abs(value) >> 32), 0, value < 0, (byte)scale));
        else
            row.AppendValue(value);
    }

    protected override void AddValueToKey(KeyBytes key) => key.Add(value);

    string Expected() => Column.Type switch
    {
        ColumnType.Integer => "整数",
        ColumnType.Money => "金额(元),最多 2 位小数",
        _ => string.Create(CultureInfo.InvariantCulture, $"数,最多 {scale} 位小数"),
    };

    string Range()
    {
        var unit = Column.Unit is null ? "" : " " + Column.Unit;
        return (Column.Min, Column.Max) switch
        {
            ({ } lowest, { } highest) => string.Create(CultureInfo.InvariantCulture, $"{lowest} 至 {highest}{unit}"),
            ({ } lowest, null) => string.Create(CultureInfo.InvariantCulture, $"不小于 {lowest}{unit}"),
            (null, { } highest) => string.Create(CultureInfo.InvariantCulture, $"不大于 {highest}{unit}"),
            _ => Expected(),
        };
    }
}
