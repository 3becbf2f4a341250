using System.Collections;
using System.Data.Common;

namespace DuckDB.NET.Data;

public sealed class DuckDBParameterCollection : DbParameterCollection
{
    readonly List<DuckDBParameter> items = [];

    public override int Count => items.Count;

    public override object SyncRoot => ((ICollection)items).SyncRoot;

    public new DuckDBParameter this[int index]
    {
        get => items[index];
        set => items[index] = Checked(value);
    }

    public new DuckDBParameter this[string parameterName]
    {
        get => items[Required(parameterName)];
        set => items[Required(parameterName)] = Checked(value);
    }

    public DuckDBParameter Add(DuckDBParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        items.Add(parameter);
        return parameter;
    }

    public DuckDBParameter AddWithValue(string name, object? value) => Add(new DuckDBParameter(name, value));

    public override int Add(object value)
    {
        Add(Checked(value));
        return items.Count - 1;
    }

    public override void AddRange(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
            Add(value!);
    }

    public override void Clear() => items.Clear();

    public override bool Contains(object value) => value is DuckDBParameter parameter && items.Contains(parameter);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => items.GetEnumerator();

    internal IEnumerable<DuckDBParameter> AsEnumerable() => items;

    public override int IndexOf(object value) => value is DuckDBParameter parameter ? items.IndexOf(parameter) : -1;

    public override int IndexOf(string parameterName)
    {
        // null is asked for too: it names nothing
        var name = parameterName?.TrimStart('$', '@', ':');
        return name is null ? -1 : items.FindIndex(item => item.IsNamed(name));
    }

    public override void Insert(int index, object value) => items.Insert(index, Checked(value));

    public override void Remove(object value) => items.Remove(Checked(value));

    public override void RemoveAt(int index) => items.RemoveAt(index);

    public override void RemoveAt(string parameterName) => items.RemoveAt(Required(parameterName));

    protected override DbParameter GetParameter(int index) => items[index];

    protected override DbParameter GetParameter(string parameterName) => items[Required(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => items[index] = Checked(value);

    protected override void SetParameter(string parameterName, DbParameter value) => items[Required(parameterName)] = Checked(value);

    /// <summary>The parameter for a place in a statement, which DuckDB calls by name or by number.</summary>
    internal DuckDBParameter? Find(string name)
    {
        if (IndexOf(name) is >= 0 and var index)
            return items[index];
        var isPlace = int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place);
        return isPlace && place >= 1 && place <= items.Count ? items[place - 1] : null;
    }

    int Required(string parameterName) => IndexOf(parameterName) is >= 0 and var index
        ? index
        : throw new IndexOutOfRangeException($"The command has no parameter '{parameterName}'.");

    static DuckDBParameter Checked(object? value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value as DuckDBParameter ?? throw new InvalidCastException($"A DuckDBParameter is needed, not a {value.GetType().Name}.");
    }
}
