using System.Data;
using System.Data.Common;
using System.Globalization;

namespace DuckDB.NET.Data.Reading;

/// <summary>The columns of a result as GetSchemaTable gives them.</summary>
static class SchemaTable
{
    static readonly (string Name, Type Type, Func<DuckDBColumn, object?> Value)[] Fields =
    [
        (SchemaTableColumn.ColumnName, typeof(string), column => column.ColumnName),
        (SchemaTableColumn.ColumnOrdinal, typeof(int), column => column.ColumnOrdinal),
        // -1: no limit
        (SchemaTableColumn.ColumnSize, typeof(int), _ => -1),
        (SchemaTableColumn.NumericPrecision, typeof(int), column => column.NumericPrecision),
        (SchemaTableColumn.NumericScale, typeof(int), column => column.NumericScale),
        (SchemaTableColumn.DataType, typeof(Type), column => column.DataType),
        (SchemaTableOptionalColumn.ProviderSpecificDataType, typeof(Type), column => column.ProviderSpecificType),
        ("DataTypeName", typeof(string), column => column.DataTypeName),
        (SchemaTableColumn.ProviderType, typeof(int), column => (int)column.DuckDBType),
        (SchemaTableColumn.NonVersionedProviderType, typeof(int), column => (int)column.DuckDBType),
        (SchemaTableColumn.IsLong, typeof(bool), column => column.IsLong),
        (SchemaTableColumn.AllowDBNull, typeof(bool), column => column.AllowDBNull),
        (SchemaTableOptionalColumn.IsReadOnly, typeof(bool), column => column.IsReadOnly),
        (SchemaTableOptionalColumn.IsRowVersion, typeof(bool), _ => false),
        (SchemaTableColumn.IsUnique, typeof(bool), column => column.IsUnique),
        (SchemaTableColumn.IsKey, typeof(bool), column => column.IsKey),
        (SchemaTableOptionalColumn.IsAutoIncrement, typeof(bool), _ => false),
        (SchemaTableColumn.IsExpression, typeof(bool), column => column.IsExpression),
        (SchemaTableColumn.IsAliased, typeof(bool), column => column.IsAliased),
        (SchemaTableOptionalColumn.BaseCatalogName, typeof(string), column => column.BaseCatalogName),
        (SchemaTableColumn.BaseSchemaName, typeof(string), column => column.BaseSchemaName),
        (SchemaTableColumn.BaseTableName, typeof(string), column => column.BaseTableName),
        (SchemaTableColumn.BaseColumnName, typeof(string), column => column.BaseColumnName),
    ];

    internal static DataTable Of(DuckDBColumn[] columns)
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        foreach (var (name, type, _) in Fields)
            table.Columns.Add(name, type);
        foreach (var column in columns)
            table.Rows.Add(Array.ConvertAll(Fields, field => field.Value(column)));
        return table;
    }
}
