using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class AppenderTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Values_of_every_kind_arrive()
    {
        connection.Execute("create table t (i int, l bigint, d decimal(9,2), s varchar, b boolean, day date, moment timestamp, x double, n int)");
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < 5000; i++)
            {
                appender.CreateRow().AppendValue(i).AppendValue((long)i).AppendValue(i / 4m).AppendValue($"文本 number {i}").AppendValue(i % 2 == 0)
                    .AppendValue(new DateOnly(2024, 1, 1).AddDays(i)).AppendValue(new DateTime(2024, 1, 1).AddSeconds(i)).AppendValue(i / 8.0)
                    .AppendNullValue().EndRow();
            }
            appender.Close();
        }
        using var command = connection.Command("select * from t where i = 4999");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var values = new object[9];
        reader.GetValues(values);
        Assert.Equal(
            [4999, 4999L, 1249.75m, "文本 number 4999", false, new DateOnly(2024, 1, 1).AddDays(4999), new DateTime(2024, 1, 1).AddSeconds(4999), 624.875, DBNull.Value],
            values);
        Assert.Equal(5000L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void Numbers_convert_to_the_columns_type()
    {
        connection.Execute("create table t (l bigint, d decimal(18,4), x double, u utinyint, h hugeint)");
        using var appender = connection.CreateAppender("main", "t");
        appender.CreateRow().AppendValue(1).AppendValue(2).AppendValue(3).AppendValue(4L).AppendValue((int?)5).EndRow();
        appender.Close();
        Assert.Equal("(1, 2.0000, 3.0, 4, 5)", connection.Scalar("select t::varchar from (select row(l, d, x, u, h) as t from t)"));
    }

    [Fact]
    public void A_value_that_does_not_fit_is_refused_and_nothing_stays()
    {
        connection.Execute("create table t (d decimal(4,1))");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(1m).EndRow();
            Assert.Throws<InvalidCastException>(() => appender.CreateRow().AppendValue(1.25m));
        }
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void Disposed_without_Close_nothing_stays_of_many_rows()
    {
        connection.Execute("create table t (n int)");
        using (var appender = connection.CreateAppender("t"))
        {
            // more than DuckDB holds back before it flushes by itself
            for (var i = 0; i < 500_000; i++)
                appender.CreateRow().AppendValue(i).EndRow();
        }
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void A_broken_constraint_leaves_nothing_behind()
    {
        connection.Execute("create table t (n int not null)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(1).EndRow();
            appender.CreateRow().AppendNullValue().EndRow();
            Assert.Equal(DuckDBErrorType.Constraint, Assert.Throws<DuckDBException>(appender.Close).ErrorType);
            Assert.Throws<InvalidOperationException>(appender.Close);
        }
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void In_a_transaction_the_rows_belong_to_it()
    {
        connection.Execute("create table t (n int)");
        using (connection.BeginTransaction())
        {
            Append(1);
            Assert.Equal(1L, connection.Scalar("select count(*) from t"));
        }
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void In_a_transaction_begun_in_SQL_the_rows_belong_to_it()
    {
        connection.Execute("create table t (n int); begin");
        Append(1);
        connection.Execute("rollback");
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void A_transaction_with_part_of_an_unclosed_appender_cannot_commit()
    {
        connection.Execute("create table t (n int)");
        using (var transaction = connection.BeginTransaction())
        {
            using (var appender = connection.CreateAppender("t"))
            {
                for (var i = 0; i < 500_000; i++)
                    appender.CreateRow().AppendValue(i).EndRow();
            }
            Assert.Throws<InvalidOperationException>(transaction.Commit);
        }
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void Appenders_to_two_tables_may_be_open_together()
    {
        connection.Execute("create table t (n int); create table u (n int)");
        using (var first = connection.CreateAppender("t"))
        using (var second = connection.CreateAppender("u"))
        {
            first.CreateRow().AppendValue(1).EndRow();
            second.CreateRow().AppendValue(1).EndRow();
            first.Close();
            second.Close();
        }
        Assert.Equal(2L, connection.Scalar("select (select count(*) from t) + (select count(*) from u)"));
    }

    [Fact]
    public void A_row_must_have_a_value_for_each_column()
    {
        connection.Execute("create table t (n int)");
        using var appender = connection.CreateAppender("t");
        var row = appender.CreateRow();
        Assert.Throws<InvalidOperationException>(row.EndRow);
        row.AppendValue(1);
        Assert.Throws<InvalidOperationException>(() => row.AppendValue(2));
        row.EndRow();
        Assert.Throws<InvalidOperationException>(row.EndRow);
    }

    [Fact]
    public void An_unknown_table_is_an_error()
    {
        Assert.Throws<DuckDBException>(() => connection.CreateAppender("nowhere"));
        Assert.Equal(1, connection.Scalar("select 1"));
    }

    [Fact]
    public void Bytes_are_text_only_where_they_are_valid()
    {
        connection.Execute("create table t (s varchar)");
        using var appender = connection.CreateAppender("t");
        appender.CreateRow().AppendValue("家庭医生, more than twelve bytes"u8).EndRow();
        Assert.Throws<InvalidCastException>(() => appender.CreateRow().AppendValue([0xFF, 0xFE]));
    }

    [Fact]
    public void Nested_values_arrive()
    {
        connection.Execute("create table t (l int[], s struct(a int, b varchar), m map(varchar, int), a double[2], e enum('x', 'y'), u uuid, bl blob)");
        var guid = Guid.NewGuid();
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < 3000; i++)
            {
                appender.CreateRow()
                    .AppendValue(new List<int> { i, i + 1 }).AppendValue(new Dictionary<string, object?> { ["a"] = i, ["b"] = null })
                    .AppendValue(new Dictionary<string, int> { ["k"] = i }).AppendValue(new[] { 1.5, 2.5 }).AppendValue("y").AppendValue(guid)
                    .AppendValue(new byte[] { 7 }).EndRow();
                appender.CreateRow().AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().EndRow();
            }
            appender.Close();
        }
        Assert.Equal([2999, 3000], connection.Read<int[]>("select l from t where s.a = 2999"));
        Assert.Equal("{'a': 2999, 'b': NULL}", connection.Scalar("select s::varchar from t where m['k'] = 2999"));
        Assert.Equal(3000L, connection.Scalar("select count(*) from t where e = 'y' and a[2] = 2.5"));
        Assert.Equal(guid, connection.Scalar("select any_value(u) from t"));
        Assert.Equal(3000L, connection.Scalar("select count(*) from t where l is null and s is null and m is null and a is null"));
    }

    void Append(int value)
    {
        using var appender = connection.CreateAppender("t");
        appender.CreateRow().AppendValue(value).EndRow();
        appender.Close();
    }
}
