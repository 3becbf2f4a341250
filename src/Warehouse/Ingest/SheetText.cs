using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A sheet as comma-separated text, made while it is read: line n is row n.</summary>
sealed class SheetText(IEnumerable<(int Number, IReadOnlyList<string> Cells)> rows) : ForwardStream
{
    /// <summary>As this text is written.</summary>
    public static readonly Dialect Dialect = Dialect.Standard with { RecordsAreLines = true };

    readonly IEnumerator<(int Number, IReadOnlyList<string> Cells)> rows = rows.GetEnumerator();
    readonly StringBuilder text = new();
    byte[] bytes = [];
    int taken, line;

    public override int Read(Span<byte> buffer)
    {
        if (taken == bytes.Length && !Refill())
            return 0;
        var count = Math.Min(buffer.Length, bytes.Length - taken);
        bytes.AsSpan(taken, count).CopyTo(buffer);
        taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rows.Dispose();
        base.Dispose(disposing);
    }

    bool Refill()
    {
        const int Enough = 1 << 15;
        text.Clear();
        while (text.Length < Enough && rows.MoveNext())
        {
            for (line++; line < rows.Current.Number; line++)
                text.Append('\n');
            CsvText.Row(text, rows.Current.Cells);
        }
        bytes = Encoding.UTF8.GetBytes(text.ToString());
        taken = 0;
        return bytes.Length > 0;
    }
}
