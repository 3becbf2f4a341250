using System.Data.Common;

namespace DuckDB.NET.Data;

public sealed class DuckDBBatchCommandCollection : DbBatchCommandCollection, IEnumerable<DuckDBBatchCommand>
{
    readonly List<DuckDBBatchCommand> items = [];

    public override int Count => items.Count;

    public override bool IsReadOnly => false;

    public new DuckDBBatchCommand this[int index]
    {
        get => items[index];
        set => items[index] = Checked(value);
    }

    public override void Add(DbBatchCommand item) => items.Add(Checked(item));

    public override void Clear() => items.Clear();

    public override bool Contains(DbBatchCommand item) => item is DuckDBBatchCommand own && items.Contains(own);

    public override void CopyTo(DbBatchCommand[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var item in items)
            array[arrayIndex++] = item;
    }

    public override IEnumerator<DbBatchCommand> GetEnumerator() => items.GetEnumerator();

    public override int IndexOf(DbBatchCommand item) => item is DuckDBBatchCommand own ? items.IndexOf(own) : -1;

    public override void Insert(int index, DbBatchCommand item) => items.Insert(index, Checked(item));

    public override bool Remove(DbBatchCommand item) => item is DuckDBBatchCommand own && items.Remove(own);

    public override void RemoveAt(int index) => items.RemoveAt(index);

    protected override DbBatchCommand GetBatchCommand(int index) => items[index];

    protected override void SetBatchCommand(int index, DbBatchCommand batchCommand) => items[index] = Checked(batchCommand);

    IEnumerator<DuckDBBatchCommand> IEnumerable<DuckDBBatchCommand>.GetEnumerator() => items.GetEnumerator();

    static DuckDBBatchCommand Checked(DbBatchCommand? item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item as DuckDBBatchCommand ?? throw new InvalidCastException($"A DuckDBBatchCommand is needed, not a {item.GetType().Name}.");
    }
}
