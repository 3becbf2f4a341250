using System.Text;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A name, phone number or address: never kept, only its keyed hash, so that equal ones can be told.</summary>
sealed class PseudonymCell(SourceColumn column, KeyedHash hash) : Cell(column)
{
    readonly byte[] prefix = Encoding.UTF8.GetBytes(column.Name + ":");
    long key;

    public override string Shown(ReadOnlySpan<byte> text) => Masking.Identifier(Utf8Text.Trim(text));

    protected override bool Parse(ReadOnlySpan<byte> text)
    {
        key = hash.Of(prefix, text);
        return true;
    }

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => throw new InvalidOperationException("every text has a pseudonym");

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(key);

    protected override void AddValueToKey(KeyBytes bytes) => bytes.Add(key);
}
