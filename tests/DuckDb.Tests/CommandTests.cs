using System.Data;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class CommandTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Several_statements_run_in_order()
    {
        connection.Execute("create table t (n int); insert into t values (1), (2); insert into t values (3)");
        Assert.Equal(3L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void Changed_rows_of_all_statements_are_counted()
    {
        Assert.Equal(3, connection.Execute("create table t (n int); insert into t values (1), (2); delete from t where n = 1"));
    }

    [Fact]
    public void Statements_that_change_nothing_count_minus_one()
    {
        Assert.Equal(-1, connection.Execute("create table t (n int)"));
        Assert.Equal(-1, connection.Execute("select 1"));
    }

    [Fact]
    public void A_scalar_is_null_without_a_row_and_DBNull_for_NULL()
    {
        Assert.Null(connection.Scalar("select 1 where false"));
        Assert.Equal(DBNull.Value, connection.Scalar("select null"));
    }

    [Fact]
    public void A_scalar_skips_statements_without_a_result_and_runs_the_later_ones()
    {
        Assert.Equal(7, connection.Scalar("create table t (n int); select 7; insert into t values (1)"));
        Assert.Equal(1L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void Question_marks_take_parameters_in_order() =>
        Assert.Equal("1-two", connection.Scalar("select ? || '-' || ?", 1, "two"));

    [Fact]
    public void Numbered_places_take_parameters_by_number() =>
        Assert.Equal("two-1-1", connection.Scalar("select $2 || '-' || $1 || '-' || $1", 1, "two"));

    [Theory]
    [InlineData("age")]
    [InlineData("$age")]
    [InlineData("@AGE")]
    public void Named_places_take_parameters_by_name(string name) =>
        Assert.Equal(6, connection.Scalar("select $age::int + 1", new DuckDBParameter("other", 1), new DuckDBParameter(name, 5)));

    [Fact]
    public void A_place_without_a_parameter_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => connection.Scalar("select $name", new DuckDBParameter("other", 1)));
        Assert.Contains("$name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Syntax_errors_carry_their_type_and_text()
    {
        var error = Assert.Throws<DuckDBException>(() => connection.Execute("selekt 1"));
        Assert.Equal(DuckDBErrorType.Parser, error.ErrorType);
        Assert.Contains("selekt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_tables_are_catalog_errors() =>
        Assert.Equal(DuckDBErrorType.Catalog, Assert.Throws<DuckDBException>(() => connection.Execute("select * from nowhere")).ErrorType);

    [Fact]
    public void Errors_while_reading_carry_their_type() =>
        Assert.Equal(DuckDBErrorType.Conversion, Assert.Throws<DuckDBException>(() =>
            connection.Execute("select (case when range = 90000 then 'x' else '1' end)::int from range(100000)")).ErrorType);

    [Fact]
    public void Statements_after_an_error_do_not_run()
    {
        connection.Execute("create table t (n int)");
        Assert.Throws<DuckDBException>(() => connection.Execute("insert into t values (1); insert into nowhere values (1); insert into t values (2)"));
        Assert.Equal(1L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void A_command_without_text_or_connection_is_refused()
    {
        using var command = connection.CreateCommand();
        Assert.Throws<InvalidOperationException>(() => command.ExecuteNonQuery());
        command.CommandText = "  ";
        Assert.Throws<InvalidOperationException>(() => command.ExecuteNonQuery());
        using var loose = new DuckDBCommand("select 1");
        Assert.Throws<InvalidOperationException>(() => loose.ExecuteNonQuery());
    }

    [Theory]
    [InlineData("-- only a comment")]
    [InlineData("/* only a comment */ ; ")]
    public void A_text_of_comments_has_no_result(string text)
    {
        Assert.Null(connection.Scalar(text));
        Assert.Equal(-1, connection.Execute(text));
    }

    [Fact]
    public void A_command_can_run_while_a_reader_is_open()
    {
        using var command = connection.Command("select range from range(100000)");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        connection.Execute("create table t as select 1 as n");
        var rows = 1;
        while (reader.Read())
            rows++;
        Assert.Equal(100_000, rows);
    }

    [Fact]
    public void Rows_of_several_results_follow_each_other()
    {
        using var command = connection.Command("select 1; create table t (n int); select 'a' union all select 'b'");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(1, reader.GetInt32(0));
        Assert.True(reader.NextResult());
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal("b", reader.GetString(0));
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void Closing_the_reader_closes_the_connection_where_asked()
    {
        using var command = connection.Command("select 1");
        command.ExecuteReader(CommandBehavior.CloseConnection).Dispose();
        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public void Buffered_results_read_the_same()
    {
        using var command = connection.Command("select range from range(5000)");
        command.UseStreamingMode = false;
        using var reader = command.ExecuteReader();
        var sum = 0L;
        while (reader.Read())
            sum += reader.GetInt64(0);
        Assert.Equal(12_497_500, sum);
    }
}
