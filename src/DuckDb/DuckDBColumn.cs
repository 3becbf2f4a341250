using System.Data.Common;
using DuckDB.NET.Data.Reading;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>A column of a result as GetColumnSchema describes it.</summary>
/// <remarks>DuckDB does not tell where a column of a query comes from. Where the keys were asked for and the query reads one table, a
/// column of its name is taken for the table's; otherwise a column may hold NULL and belongs to no table.</remarks>
public sealed class DuckDBColumn : DbColumn
{
    internal DuckDBColumn(string name, int ordinal, VectorReader column, BaseTable? table)
    {
        ColumnName = name;
        ColumnOrdinal = ordinal;
        DataType = column.ClrType;
        DataTypeName = column.Type.Name;
        DuckDBType = column.Type.Id;
        ProviderSpecificType = column.OwnType;
        AllowDBNull = true;
        IsAliased = false;
        IsAutoIncrement = false;
        IsHidden = false;
        IsKey = false;
        IsLong = false;
        IsReadOnly = false;
        IsUnique = false;
        if (column.Type.Id == DuckDBType.Decimal)
        {
            NumericPrecision = column.Type.Width;
            NumericScale = column.Type.Scale;
        }
        if (table is not null)
            Describe(table);
    }

    public DuckDBType DuckDBType { get; }

    /// <summary>What GetProviderSpecificValue gives: it holds every value of the column.</summary>
    public Type ProviderSpecificType { get; }

    void Describe(BaseTable table)
    {
        IsExpression = !table.Columns.TryGetValue(ColumnName, out var own);
        IsReadOnly = IsExpression;
        if (IsExpression == true)
            return;
        BaseCatalogName = table.Catalog;
        BaseSchemaName = table.Schema;
        BaseTableName = table.Name;
        BaseColumnName = ColumnName;
        AllowDBNull = !own.NotNull;
        IsKey = own.IsKey;
        IsUnique = own.IsKey && table.Columns.Values.Count(column => column.IsKey) == 1;
    }
}
