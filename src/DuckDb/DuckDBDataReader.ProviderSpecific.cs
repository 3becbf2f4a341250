namespace DuckDB.NET.Data;

/// <remarks>Values as DuckDB holds them, where the natural .NET type holds less: infinite dates, 38 digits, months of an interval.</remarks>
public sealed partial class DuckDBDataReader
{
    public override Type GetProviderSpecificFieldType(int ordinal) => Column(ordinal).OwnType;

    public override object GetProviderSpecificValue(int ordinal)
    {
        var column = Current(ordinal);
        var value = column.IsNull((ulong)row) ? DBNull.Value : column.GetOwnObject((ulong)row);
        GC.KeepAlive(this);
        return value;
    }

    public override int GetProviderSpecificValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (current.Length == 0)
            throw NotReadable(0);
        var count = Math.Min(values.Length, columns.Length);
        for (var i = 0; i < count; i++)
            values[i] = GetProviderSpecificValue(i);
        return count;
    }
}
