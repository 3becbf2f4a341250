using System.Data.Common;
using DuckDB.NET.Data.Reading;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>A column of a result as GetColumnSchema describes it.</summary>
public sealed class DuckDBColumn : DbColumn
{
    internal DuckDBColumn(string name, int ordinal, VectorReader column)
    {
        ColumnName = name;
        ColumnOrdinal = ordinal;
        DataType = column.ClrType;
        DataTypeName = column.Type.Name;
        DuckDBType = column.Type.Id;
        // as far as DuckDB tells, every column of a query may be NULL and none may be written
        AllowDBNull = true;
        IsReadOnly = true;
        if (column.Type.Id == DuckDBType.Decimal)
        {
            NumericPrecision = column.Type.Width;
            NumericScale = column.Type.Scale;
        }
    }

    public DuckDBType DuckDBType { get; }
}
