using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>是, 1 or TRUE; 否, 0 or FALSE.</summary>
sealed class BooleanCell(SourceColumn column) : Cell(column)
{
    bool value;

    protected override bool Parse(ReadOnlySpan<byte> text)
    {
        value = text.SequenceEqual("是"u8) || text.SequenceEqual("1"u8) || text.SequenceEqual("TRUE"u8);
        return value || text.SequenceEqual("否"u8) || text.SequenceEqual("0"u8) || text.SequenceEqual("FALSE"u8);
    }

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => new($"{Column.Title}不是“是”或“否”", "是、否、1、0 之一");

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(value);

    protected override void AddValueToKey(KeyBytes key) => key.Add(value ? 1 : 0);
}
