using System.Text;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A name, phone number or address: never kept, only its keyed hash, so that equal ones can be told.</summary>
sealed class PseudonymCell(SourceColumn column, KeyedHash hash) : Cell(column)
{
    readonly byte[] prefix = Encoding.UTF8.GetBytes(column.Name + ":");
    readonly byte[] last = new byte[64];
    int lastLength = -1;
    long key;

    public override string Shown(ReadOnlySpan<byte> text) => Masking.Identifier(Utf8Text.Trim(text));

    protected override bool Parse(ReadOnlySpan<byte> text)
    {
        // members of a household follow each other
        if (text.Length == lastLength && text.SequenceEqual(last.AsSpan(0, lastLength)))
            return true;
        key = hash.Of(prefix, text);
        lastLength = text.Length <= last.Length ? text.Length : -1;
        if (lastLength > 0)
            text.CopyTo(last);
        return true;
    }

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => throw new InvalidOperationException("every text has a pseudonym");

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(key);

    protected override void AddValueToKey(KeyBytes bytes) => bytes.Add(key);
}
