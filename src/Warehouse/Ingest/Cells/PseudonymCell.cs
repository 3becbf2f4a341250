using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A name, phone number or address: never kept, only its keyed hash, so that equal ones can be told.</summary>
sealed class PseudonymCell(SourceColumn column, KeyedHash hash) : KeyCell(column)
{
    readonly byte[] prefix = Encoding.UTF8.GetBytes(column.Name + ":");
    readonly KeyBatch batch = new(hash, Encoding.UTF8.GetBytes(column.Name + ":"));
    // which text of the batch each row has: members of a household follow each other
    readonly List<int> texts = [];
    byte[] value = new byte[64], last = [];
    int length, lastLength;

    protected override bool Parse(ReadOnlySpan<byte> text)
    {
        if (value.Length < text.Length)
            value = new byte[text.Length * 2];
        text.CopyTo(value);
        length = text.Length;
        return true;
    }

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => throw new InvalidOperationException("every text has a pseudonym");

    protected override void Postpone()
    {
        if (batch.Count == 0 || !value.AsSpan(0, length).SequenceEqual(last.AsSpan(0, lastLength)))
        {
            batch.Add(value.AsSpan(0, length));
            (value, last, lastLength) = (last, value, length);
        }
        texts.Add(batch.Count - 1);
    }

    protected override void WriteKeys(Span<long> column)
    {
        batch.Compute();
        for (var i = 0; i < texts.Count; i++)
            column[Rows[i]] = batch.Keys[texts[i]];
        batch.Clear();
        texts.Clear();
    }

    protected override long Key() => hash.Of(prefix, value.AsSpan(0, length));

    protected override void AddValueToKey(KeyBytes bytes) => bytes.Add(value.AsSpan(0, length));
}
