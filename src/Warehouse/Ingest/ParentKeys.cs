using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>The values of a column that other sources refer to: those of all rows that are current in the lake.</summary>
sealed class ParentKeys(string title, string columnTitle)
{
    readonly Utf8Table values = new();

    public string Title { get; } = title;

    public string ColumnTitle { get; } = columnTitle;

    public void Add(string value) => values.TryAdd(Encoding.UTF8.GetBytes(value), 0, out _);

    public bool Contains(ReadOnlySpan<byte> value) => values.TryGet(value, out _);
}
