using System.Data;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class ReaderTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void All_rows_of_many_chunks_are_read()
    {
        using var command = connection.Command("select range, range::varchar from range(1000000)");
        using var reader = command.ExecuteReader();
        var sum = 0L;
        while (reader.Read())
            sum += reader.GetInt64(0);
        Assert.Equal(499_999_500_000, sum);
    }

    [Fact]
    public void Columns_are_found_by_name_exactly_first()
    {
        using var command = connection.Command("select 1 as a, 2 as b");
        using var reader = command.ExecuteReader();
        Assert.Equal(1, reader.GetOrdinal("B"));
        Assert.Equal("a", reader.GetName(0));
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetOrdinal("c"));
    }

    [Fact]
    public void Without_a_current_row_there_are_no_values()
    {
        using var command = connection.Command("select 1");
        using var reader = command.ExecuteReader();
        Assert.Throws<InvalidOperationException>(() => reader.GetInt32(0));
        Assert.True(reader.Read());
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetInt32(1));
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetInt32(0));
    }

    [Fact]
    public void A_closed_reader_reads_nothing()
    {
        using var command = connection.Command("select 1");
        var reader = command.ExecuteReader();
        reader.Read();
        reader.Dispose();
        Assert.True(reader.IsClosed);
        Assert.Throws<InvalidOperationException>(() => reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetInt32(0));
        Assert.Throws<InvalidOperationException>(() => reader.FieldCount);
    }

    [Fact]
    public void Closing_the_connection_closes_its_readers()
    {
        using var command = connection.Command("select range from range(100000)");
        using var reader = command.ExecuteReader();
        reader.Read();
        connection.Close();
        Assert.True(reader.IsClosed);
    }

    [Fact]
    public void HasRows_is_known_before_the_first_Read()
    {
        using var some = connection.Command("select 1");
        using var none = connection.Command("select 1 where false");
        using (var reader = some.ExecuteReader())
            Assert.True(reader.HasRows);
        using (var reader = none.ExecuteReader())
        {
            Assert.False(reader.HasRows);
            Assert.Equal(1, reader.FieldCount);
        }
    }

    [Fact]
    public void The_schema_table_gives_names_and_types()
    {
        using var command = connection.Command("select 1 as n, 2.5::decimal(9,2) as amount");
        using var reader = command.ExecuteReader(CommandBehavior.SchemaOnly);
        var schema = reader.GetSchemaTable()!;
        Assert.Equal("amount", schema.Rows[1]["ColumnName"]);
        Assert.Equal(typeof(decimal), schema.Rows[1]["DataType"]);
        Assert.Equal(2, schema.Rows[1]["NumericScale"]);
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_single_row_is_the_only_one_where_asked()
    {
        using var command = connection.Command("select range from range(10)");
        using var reader = command.ExecuteReader(CommandBehavior.SingleRow);
        Assert.True(reader.Read());
        Assert.False(reader.Read());
    }

    [Fact]
    public async Task Rows_can_be_read_asynchronously()
    {
        using var command = connection.Command("select range from range(10000)");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
            rows++;
        Assert.Equal(10_000, rows);
    }

    [Fact]
    public void A_data_table_loads()
    {
        using var command = connection.Command("select range as n from range(5)");
        using var reader = command.ExecuteReader();
        using var table = new DataTable();
        table.Load(reader);
        Assert.Equal(5, table.Rows.Count);
    }
}
