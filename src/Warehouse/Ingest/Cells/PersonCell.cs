using System.Runtime.InteropServices;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A resident ID number that passes GB 11643; only its keyed hash goes on from here.</summary>
sealed class PersonCell(SourceColumn column, PersonKeys persons) : KeyCell(column)
{
    const string Expected = "18 位居民身份证号";

    readonly KeyBatch unknown = persons.NewBatch();
    readonly List<ulong> numbers = [];
    ulong number;

    protected override bool Parse(ReadOnlySpan<byte> text) =>
        ResidentId.IsValid(text, out number) || (text.Contains((byte)' ') && ResidentId.IsValid(WithoutSpaces(text), out number));

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => new(Column.Title + ResidentId.Explain(WithoutSpaces(text)), Expected);

    protected override void Postpone() => numbers.Add(number);

    protected override void WriteKeys(Span<long> column)
    {
        persons.Fill(CollectionsMarshal.AsSpan(numbers), Rows, column, unknown);
        numbers.Clear();
    }

    protected override long Key()
    {
        Span<long> key = stackalloc long[1];
        persons.Fill([number], [0], key, unknown);
        return key[0];
    }

    // the check character follows from the digits
    protected override void AddValueToKey(KeyBytes bytes) => bytes.Add((long)number);

    static byte[] WithoutSpaces(ReadOnlySpan<byte> text)
    {
        var digits = text.ToArray();
        return Array.FindAll(digits, digit => digit != ' ');
    }
}
