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

    /// <summary>With CommandBehavior.KeyInfo also the table and its key, where the query reads just one.</summary>
    public ReadOnlyCollection<DbColumn> GetColumnSchema() => Array.AsReadOnly<DbColumn>(Columns());

    public override DataTable? GetSchemaTable()
    {
        var described = Columns();
        return hasResult ? SchemaTable.Of(described) : null;
    }

    DuckDBColumn[] Columns()
    {
        Open(0);
        var table = hasResult && behavior.HasFlag(CommandBehavior.KeyInfo) ? BaseTable.Of(connection, statements.Part.Text) : null;
        return [.. columns.Select((column, i) => new DuckDBColumn(names[i], i, column, table))];
    }

    VectorReader Column(int ordinal)
    {
        Open(0);
        if (!hasResult)
            throw new InvalidOperationException("There is no result: the command returned none, or NextResult has returned false.");
        return unchecked((uint)ordinal) < (uint)columns.Length
            ? columns[ordinal]
            : throw new IndexOutOfRangeException($"There is no column {ordinal}; the result has {columns.Length}.");
    }
}
