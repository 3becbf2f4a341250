using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A cell whose value never goes on, only its keyed hash. The keys of many rows are worked out together, which is several times as fast.</summary>
abstract class KeyCell(SourceColumn column) : Cell(column)
{
    int[] rows = new int[256];
    int count;

    /// <summary>Where the values stand whose keys are still to be written.</summary>
    protected ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    public override string Shown(ReadOnlySpan<byte> text) => Masking.Identifier(Utf8Text.Trim(text));

    public override void Accept(DuckDBAppenderRow row, int at)
    {
        if (IsNull)
        {
            row.AppendNullValue();
            return;
        }
        if (count == rows.Length)
            Array.Resize(ref rows, rows.Length * 2);
        rows[count++] = at;
        Postpone();
        row.AppendValue(0L);
    }

    /// <summary>Writes the keys of the rows accepted since the last call.</summary>
    public void Fill(Span<long> column)
    {
        if (count > 0)
            WriteKeys(column);
        count = 0;
    }

    /// <summary>Keeps the value that the cell holds until the keys are written.</summary>
    protected abstract void Postpone();

    /// <summary>Writes the keys of the values that were kept, each where <see cref="Rows"/> says, and forgets the values.</summary>
    protected abstract void WriteKeys(Span<long> column);

    /// <summary>The key of the value that the cell holds.</summary>
    protected abstract long Key();

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(Key());
}
