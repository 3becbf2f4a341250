using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A code list: the text found must be in it, the code it stands for is stored.</summary>
sealed class CodeCell : Cell
{
    const int MaxListed = 12;

    static readonly IReadOnlyDictionary<string, string> NoCodes = new Dictionary<string, string>();

    readonly Utf8Table found = new();
    readonly byte[][] stored;
    long code;

    /// <param name="sender">Whose own codes come first.</param>
    public CodeCell(SourceColumn column, string sender)
        : base(column)
    {
        stored = [.. column.Codes.Values.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
        foreach (var (text, value) in column.SenderCodes.GetValueOrDefault(sender, NoCodes).Concat(column.Codes))
            found.TryAdd(Encoding.UTF8.GetBytes(text), Array.FindIndex(stored, known => Encoding.UTF8.GetString(known) == value), out _);
    }

    protected override bool Parse(ReadOnlySpan<byte> text) => found.TryGet(text, out code);

    protected override Fault ExplainText(ReadOnlySpan<byte> text)
    {
        var listed = string.Join('、', Column.Codes.Keys.Take(MaxListed));
        return new Fault($"{Column.Title}不在代码表内", Column.Codes.Count <= MaxListed
            ? $"{listed} 之一"
            : string.Create(CultureInfo.InvariantCulture, $"{listed} 等 {Column.Codes.Count} 项之一"));
    }

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(stored[(int)code].AsSpan());

    protected override void AddValueToKey(KeyBytes key) => key.Add(code);
}
