using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using DuckDB.NET.Data.Reading;

namespace DuckDB.NET.Data;

public sealed partial class DuckDBDataReader
{
    public override string GetName(int ordinal)
    {
        Column(ordinal);
        return names[ordinal];
    }

    /// <summary>Exact spelling first, then regardless of case.</summary>
    public override int GetOrdinal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Open(0);
        var index = Array.IndexOf(names, name);
        if (index < 0)
            index = Array.FindIndex(names, candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new IndexOutOfRangeException($"There is no column '{name}'; the result has {string.Join(", ", names)}.");
    }

    public override Type GetFieldType(int ordinal) => Column(ordinal).ClrType;

    /// <summary>As in SQL: DECIMAL(18,2), INTEGER[], STRUCT(a INTEGER).</summary>
    public override string GetDataTypeName(int ordinal) => Column(ordinal).Type.Name;

    public ReadOnlyCollection<DbColumn> GetColumnSchema()
    {
        Open(0);
        return Array.AsReadOnly<DbColumn>([.. columns.Select((column, i) => new DuckDBColumn(names[i], i, column))]);
    }

    public override DataTable? GetSchemaTable()
    {
        Open(0);
        if (!hasResult)
            return null;
        var table = new DataTable("SchemaTable") { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(int));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.ProviderType, typeof(int));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        foreach (var column in GetColumnSchema().Cast<DuckDBColumn>())
        {
            // -1: no limit
            table.Rows.Add(
                column.ColumnName, column.ColumnOrdinal, -1, column.NumericPrecision, column.NumericScale,
                column.DataType, column.DataTypeName, (int)column.DuckDBType, column.AllowDBNull);
        }
        return table;
    }

    VectorReader Column(int ordinal)
    {
        Open(0);
        if (!hasResult)
            throw new InvalidOperationException("There is no result: the command returned none, or NextResult has returned false.");
        return (uint)ordinal < (uint)columns.Length
            ? columns[ordinal]
            : throw new IndexOutOfRangeException($"There is no column {ordinal}; the result has {columns.Length}.");
    }
}
