using System.Data;
using System.Data.Common;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>Schema tables, adapters and command builders.</summary>
public sealed class SchemaContract : IDisposable
{
    readonly DbConnection connection = Provider.Open();

    public SchemaContract() => connection.Command("create schema s; create table s.\"a.b\" (id int primary key, name varchar not null, amount decimal(9,2)); insert into s.\"a.b\" values (1, 'x', 1.5), (2, 'y', null)").ExecuteNonQuery();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Columns_tell_name_type_and_digits()
    {
        using var reader = connection.Command("select 1 as id, 1.5::decimal(9,2) as amount").ExecuteReader();
        var columns = reader.GetColumnSchema();
        Assert.Equal([("id", "INTEGER", typeof(int)), ("amount", "DECIMAL(9,2)", typeof(decimal))], columns.Select(column => (column.ColumnName, column.DataTypeName!, column.DataType!)));
        var table = reader.GetSchemaTable()!;
        Assert.Equal((short)9, Convert.ToInt16(table.Rows[1][SchemaTableColumn.NumericPrecision], null));
        string[] agreed =
        [
            SchemaTableColumn.ColumnName, SchemaTableColumn.ColumnOrdinal, SchemaTableColumn.ColumnSize, SchemaTableColumn.NumericPrecision, SchemaTableColumn.NumericScale,
            SchemaTableColumn.DataType, SchemaTableColumn.ProviderType, SchemaTableColumn.IsLong, SchemaTableColumn.AllowDBNull, SchemaTableColumn.IsUnique, SchemaTableColumn.IsKey,
            SchemaTableColumn.BaseSchemaName, SchemaTableColumn.BaseTableName, SchemaTableColumn.BaseColumnName, SchemaTableOptionalColumn.IsReadOnly,
        ];
        Assert.All(agreed, name => Assert.True(table.Columns.Contains(name), name));
    }

    [Fact]
    public void Keys_are_told_where_they_are_asked_for()
    {
        using var reader = connection.Command("select id, name, amount * 2 as twice from s.\"a.b\"").ExecuteReader(CommandBehavior.KeyInfo);
        var columns = reader.GetColumnSchema();
        Assert.Equal([true, false, false], columns.Select(column => column.IsKey!.Value));
        Assert.Equal([("s", "a.b", "id"), ("s", "a.b", "name"), (null, null, null)], columns.Select(column => (column.BaseSchemaName, column.BaseTableName, column.BaseColumnName)));
        Assert.Equal([false, false, true], columns.Select(column => column.AllowDBNull!.Value));
        Assert.True(reader.Read());
        Assert.Equal(1, reader.GetInt32(0));
    }

    [Fact]
    public void A_query_of_two_tables_has_no_key()
    {
        using var reader = connection.Command("select * from s.\"a.b\" as a, range(1) as b, (select 1 from duckdb_tables()) as c").ExecuteReader(CommandBehavior.KeyInfo);
        using var two = connection.Command("create table t (n int primary key); select a.id from s.\"a.b\" as a, t").ExecuteReader(CommandBehavior.KeyInfo);
        Assert.Null(two.GetColumnSchema()[0].BaseTableName);
    }

    [Fact]
    public void An_adapter_fills_a_table_and_writes_its_changes_back()
    {
        using var adapter = Provider.Factory.CreateDataAdapter()!;
        using var builder = Provider.Factory.CreateCommandBuilder()!;
        adapter.SelectCommand = connection.Command("select id, name, amount from s.\"a.b\" order by id");
        builder.DataAdapter = adapter;
        using var table = new DataTable();
        Assert.Equal(2, adapter.Fill(table));
        table.Rows[0]["name"] = "changed";
        table.Rows[1].Delete();
        table.Rows.Add(3, "new", 2.5m);
        var updated = new List<StatementType>();
        ((DuckDBDataAdapter)adapter).RowUpdated += (_, row) => updated.Add(row.StatementType);
        Assert.Equal(3, adapter.Update(table));
        Assert.Equal(3, updated.Count);
        Assert.Equal("1changed1.50,3new2.50", connection.Command("select string_agg(id || name || amount, ',' order by id) from s.\"a.b\"").ExecuteScalar());
        Assert.Equal(("\"a\"\"b\"", "a\"b"), (builder.QuoteIdentifier("a\"b"), builder.UnquoteIdentifier("\"a\"\"b\"")));
    }
}
