using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>Text as it was sent, without the spaces around it; where it refers to another source, only what has been accepted there.</summary>
/// <param name="parents">The values that may be referred to; null when the column refers to nothing.</param>
sealed class TextCell(SourceColumn column, ParentKeys? parents) : Cell(column)
{
    byte[] value = new byte[64];
    int length;

    /// <summary>Whether the text last read is well but for what it refers to, which has not come yet.</summary>
    public bool LacksParent { get; private set; }

    protected override bool Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length > value.Length)
            value = new byte[text.Length * 2];
        text.CopyTo(value);
        length = text.Length;
        LacksParent = false;
        if (ResidentId.IsIn(text) || IsRuined(text))
            return false;
        LacksParent = parents is not null && !parents.Contains(text);
        return !LacksParent;
    }

    // 1.10105E+17 stands for a number whose last digits are gone
    static bool IsRuined(ReadOnlySpan<byte> text) => text.Length > 4 && text[^3] == '+' && NumberText.IsExponent(text);

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => ResidentId.IsIn(text)
        ? new Fault($"{Column.Title}里写着身份证号", "不含身份证号的文字")
        : IsRuined(text) ? new Fault($"{Column.Title}被 Excel 改成了科学计数,后面的数字已丢失", "原来的文字")
        : new Fault($"{Column.Title}在“{parents?.Title}”里还找不到", $"“{parents?.Title}”里已有的{parents?.ColumnTitle}");

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(value.AsSpan(0, length));

    protected override void AddValueToKey(KeyBytes key) => key.Add(value.AsSpan(0, length));
}
