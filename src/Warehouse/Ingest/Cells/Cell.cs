using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>Reads one column of a file, row after row: it holds the value of the row just read until the row is found good and appended.</summary>
abstract class Cell(SourceColumn column)
{
    public SourceColumn Column { get; } = column;

    /// <summary>Words that stand for an empty cell, as the source declares them.</summary>
    public IReadOnlyList<byte[]> Nulls { get; init; } = [];

    public bool IsNull { get; private set; }

    /// <summary>Reads the cell; false when it breaks the definition, which <see cref="Explain"/> then puts in words.</summary>
    public bool Read(ReadOnlySpan<byte> text)
    {
        text = Utf8Text.Trim(text);
        IsNull = text.IsEmpty;
        if (IsNull || (Nulls.Count > 0 && IsNullWord(text)))
            return !Column.Required;
        if (Parse(text))
            return true;
        var narrow = Utf8Text.Narrow(text);
        return (narrow.Length != text.Length && Parse(narrow)) || IsDatabaseNull(text);
    }

    public Fault Explain(ReadOnlySpan<byte> text)
    {
        text = Utf8Text.Trim(text);
        return text.IsEmpty ? new Fault($"{Column.Title}是空的", "必填") : ExplainText(Utf8Text.Narrow(text));
    }

    /// <summary>The text as it may be kept and shown: identifiers are masked.</summary>
    public virtual string Shown(ReadOnlySpan<byte> text) => Masking.Text(Utf8Text.Trim(text));

    public void Append(DuckDBAppenderRow row)
    {
        if (IsNull)
            row.AppendNullValue();
        else
            AppendValue(row);
    }

    /// <summary>Appends to the rows that go into the lake.</summary>
    /// <param name="at">Which row it is of those that are appended together.</param>
    public virtual void Accept(DuckDBAppenderRow row, int at) => Append(row);

    /// <summary>Writes the value so that rows with equal keys, and no others, write equal bytes.</summary>
    public void AddToKey(KeyBytes key)
    {
        if (IsNull)
            key.AddNull();
        else
            AddValueToKey(key);
    }

    bool IsNullWord(ReadOnlySpan<byte> text)
    {
        foreach (var word in Nulls)
            if (text.SequenceEqual(word))
                return IsNull = true;
        return false;
    }

    // what databases write for nothing, where it can mean nothing else
    bool IsDatabaseNull(ReadOnlySpan<byte> text) =>
        !Column.Required && (text.SequenceEqual("NULL"u8) || text.SequenceEqual("null"u8) || text.SequenceEqual("\\N"u8)) && (IsNull = true);

    /// <summary>Reads trimmed text that is not empty; asked a second time with full-width forms narrowed.</summary>
    protected abstract bool Parse(ReadOnlySpan<byte> text);

    protected abstract Fault ExplainText(ReadOnlySpan<byte> text);

    protected abstract void AppendValue(DuckDBAppenderRow row);

    protected abstract void AddValueToKey(KeyBytes key);
}
