using System.Data;
using System.Data.Common;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>What any program may expect of a DbDataReader: rows, results and names.</summary>
public sealed class ReaderContract
{
    [Fact]
    public void Rows_come_in_turn_and_end()
    {
        Provider.Reading("select 1 union all select 2", reader =>
        {
            Assert.True(reader.HasRows);
            Assert.Equal((0, 1, false), (reader.Depth, reader.FieldCount, reader.IsClosed));
            Assert.True(reader.Read());
            Assert.Equal(1L, reader.GetInt64(0));
            Assert.True(reader.Read());
            Assert.Equal(2L, reader.GetInt64(0));
            for (var i = 0; i < 3; i++)
                Assert.False(reader.Read());
            Assert.True(reader.HasRows);
        }, onRow: false);
    }

    [Fact]
    public void Results_come_in_turn_and_end()
    {
        Provider.Reading("select 1 where 0 = 1; select 2", reader =>
        {
            Assert.False(reader.HasRows);
            Assert.False(reader.Read());
            Assert.True(reader.NextResult());
            Assert.True(reader.HasRows && reader.Read());
            Assert.Equal(2, reader.GetInt32(0));
            Assert.False(reader.NextResult());
            Assert.False(reader.NextResult());
        }, onRow: false);
    }

    [Theory]
    [InlineData(CommandBehavior.SingleRow)]
    [InlineData(CommandBehavior.SingleResult)]
    public void One_result_is_offered_where_one_is_asked_for_and_the_rest_still_runs(CommandBehavior behavior)
    {
        using var connection = Provider.Open();
        connection.Command("create table t (n int)").ExecuteNonQuery();
        using (var reader = connection.Command("select 1 union all select 2; insert into t values (1); select 3").ExecuteReader(behavior))
        {
            Assert.True(reader.Read());
            Assert.Equal(behavior == CommandBehavior.SingleResult, reader.Read());
            Assert.False(reader.NextResult());
        }
        Assert.Equal(1L, connection.Command("select count(*) from t").ExecuteScalar());
    }

    [Fact]
    public void It_outlives_its_command()
    {
        using var connection = Provider.Open();
        var command = connection.Command("select 'test'");
        using var reader = command.ExecuteReader();
        command.Dispose();
        Assert.True(reader.Read());
        Assert.Equal("test", reader.GetString(0));
    }

    [Fact]
    public void Closed_it_answers_nothing()
    {
        using var connection = Provider.Open();
        var reader = connection.Command("select 1").ExecuteReader();
        reader.Close();
        reader.Dispose();
        Assert.True(reader.IsClosed);
        Action[] uses =
        [
            () => _ = reader.FieldCount, () => _ = reader.Depth, () => _ = reader.HasRows, () => reader.Read(), () => reader.NextResult(), () => reader.GetName(0),
            () => reader.GetDataTypeName(0), () => reader.GetFieldType(0), () => reader.GetValue(0), () => reader.IsDBNull(0), () => reader.GetSchemaTable(),
            () => reader.GetColumnSchema(), () => reader.GetOrdinal("a"),
        ];
        Assert.All(uses, use => Assert.Throws<InvalidOperationException>(use));
        Assert.Equal(-1, reader.RecordsAffected);
    }

    [Fact]
    public void Values_are_there_on_a_row_only()
    {
        Action<DbDataReader>[] uses = [reader => reader.GetFieldValue<DBNull>(0), reader => reader.GetValue(0), reader => reader.IsDBNull(0), reader => reader.GetValues(new object[1])];
        Provider.Reading("select null", reader =>
        {
            Assert.All(uses, use => Assert.Throws<InvalidOperationException>(() => use(reader)));
            Assert.True(reader.Read());
            Assert.All(uses, use => use(reader));
            Assert.False(reader.Read());
            Assert.All(uses, use => Assert.Throws<InvalidOperationException>(() => use(reader)));
        }, onRow: false);
    }

    [Fact]
    public void Columns_are_found_by_name_and_number()
    {
        Provider.Reading("select 'test' as Id, 2 as \"Two\", 3 as \"two\"", reader =>
        {
            Assert.Equal(("Id", "VARCHAR", typeof(string)), (reader.GetName(0), reader.GetDataTypeName(0), reader.GetFieldType(0)));
            Assert.Equal((0, 0, 1, 2), (reader.GetOrdinal("Id"), reader.GetOrdinal("ID"), reader.GetOrdinal("Two"), reader.GetOrdinal("two")));
            Assert.Equal(("test", "test"), (reader[0], reader["id"]));
            Assert.Throws<IndexOutOfRangeException>(() => reader.GetOrdinal("Name"));
            Assert.Throws<IndexOutOfRangeException>(() => reader["Name"]);
            Action[] beyond = [() => reader.GetName(3), () => reader.GetDataTypeName(-1), () => reader.GetFieldType(3), () => reader.GetValue(3), () => reader.GetInt32(-1)];
            Assert.All(beyond, use => Assert.Throws<IndexOutOfRangeException>(use));
        });
    }

    [Fact]
    public void GetValues_fills_what_there_is_room_for()
    {
        Provider.Reading("select 'a', null", reader =>
        {
            var values = new object[3];
            Assert.Equal(2, reader.GetValues(values));
            Assert.Equal(["a", DBNull.Value, null!], values);
            Assert.Equal(1, reader.GetValues(new object[1]));
            Assert.Equal(0, reader.GetValues([]));
            Assert.Throws<ArgumentNullException>(() => reader.GetValues(null!));
            Assert.True(reader.IsDBNull(1));
            Assert.NotNull(reader.GetEnumerator());
        });
    }

    [Fact]
    public async Task A_cancelled_token_cancels_reading()
    {
        using var connection = Provider.Open();
        using var reader = connection.Command("select 1").ExecuteReader();
        Assert.True(reader.Read());
        Task[] tasks = [reader.GetFieldValueAsync<int>(0, Provider.Cancelled), reader.IsDBNullAsync(0, Provider.Cancelled), reader.ReadAsync(Provider.Cancelled), reader.NextResultAsync(Provider.Cancelled)];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(tasks));
        Assert.All(tasks, task => Assert.True(task.IsCanceled));
        Assert.Equal(1, await reader.GetFieldValueAsync<int>(0, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("'Ä'", "Ä")]
    [InlineData("'Ḁ'", "Ḁ")]
    [InlineData("'😀'", "😀")]
    [InlineData("'一段比十二个字节更长的文本'", "一段比十二个字节更长的文本")]
    public void Text_of_every_alphabet_arrives(string sql, string expected) => Provider.Reading($"select {sql}", reader =>
        Assert.Equal((expected, expected, expected), (reader.GetString(0), reader.GetFieldValue<string>(0), reader.GetValue(0))));
}
