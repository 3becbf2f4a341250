using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A resident ID number that passes GB 11643; only its keyed hash goes on from here.</summary>
sealed class PersonCell(SourceColumn column, PersonKeys keys) : Cell(column)
{
    const string Expected = "18 位居民身份证号";

    long key;

    public override string Shown(ReadOnlySpan<byte> text) => Masking.Identifier(Utf8Text.Trim(text));

    protected override bool Parse(ReadOnlySpan<byte> text) =>
        keys.TryGet(text, out key) || (text.Contains((byte)' ') && keys.TryGet(WithoutSpaces(text), out key));

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => new(Column.Title + ResidentId.Explain(WithoutSpaces(text)), Expected);

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(key);

    protected override void AddValueToKey(KeyBytes bytes) => bytes.Add(key);

    static byte[] WithoutSpaces(ReadOnlySpan<byte> text)
    {
        var digits = text.ToArray();
        return Array.FindAll(digits, digit => digit != ' ');
    }
}
