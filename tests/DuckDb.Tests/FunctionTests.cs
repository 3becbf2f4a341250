using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>Scalar functions written in C#.</summary>
public sealed class FunctionTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void A_function_is_applied_to_every_row()
    {
        connection.RegisterScalarFunction<long, long>("twice", n => 2 * n);
        Assert.Equal(99_990_000, connection.Read<long>("select sum(twice(range)) from range(10000)"));
    }

    [Fact]
    public void Texts_and_dates_go_both_ways()
    {
        connection.RegisterScalarFunction<string, DateOnly, string>("label", (text, day) => $"{text}@{day:O}");
        Assert.Equal("甲@2024-02-29", connection.Scalar("select label('甲', date '2024-02-29')"));
    }

    [Fact]
    public void NULL_gives_NULL_without_a_call()
    {
        connection.RegisterScalarFunction<string, int>("length_of", text => text.Length);
        Assert.Equal(2L, connection.Scalar("select count(length_of(t)) from (values ('a'), (null), ('b')) v(t)"));
        Assert.Equal(DBNull.Value, connection.Scalar("select length_of(null)"));
    }

    [Fact]
    public void A_nullable_parameter_receives_NULL()
    {
        connection.RegisterScalarFunction<int?, int?>("zero_if_null", n => n ?? 0);
        Assert.Equal(3, connection.Read<int>("select sum(zero_if_null(n)) from (values (1), (null), (2)) v(n)"));
        Assert.Equal(0, connection.Scalar("select zero_if_null(null)"));
    }

    [Fact]
    public void A_function_may_return_NULL()
    {
        connection.RegisterScalarFunction<int, int?>("odd_only", n => n % 2 == 1 ? n : null);
        Assert.Equal(5L, connection.Scalar("select count(odd_only(range::int)) from range(10)"));
    }

    [Fact]
    public void A_table_is_read_row_by_row()
    {
        connection.RegisterTableFunction("numbers", [("n", "bigint"), ("amount", "decimal(18, 2)"), ("text", "varchar")], () =>
        {
            var n = 0L;
            return rows =>
            {
                for (; n < 5000 && !rows.IsFull; n++)
                    rows.CreateRow().AppendValue(n).AppendValue(n / 4m).AppendValue(n % 3 == 0 ? null : $"more than twelve bytes {n}").EndRow();
            };
        });
        Assert.Equal(12_497_500, connection.Read<long>("select sum(n)::bigint from numbers()"));
        Assert.Equal(3_124_375.00m, connection.Scalar("select sum(amount) from numbers()"));
        Assert.Equal("more than twelve bytes 4999", connection.Scalar("select arg_max(text, n) from numbers()"));
        Assert.Equal(1667L, connection.Scalar("select count(*) from numbers() where text is null"));
        Assert.Equal(5000L, connection.Scalar("select count(*) from numbers() a join numbers() b using (n)"));
    }

    [Fact]
    public void A_column_of_the_rows_made_so_far_can_be_written_together()
    {
        connection.RegisterTableFunction("squares", [("n", "bigint"), ("square", "bigint")], () =>
        {
            var n = 0L;
            return rows =>
            {
                for (; n < 5000 && !rows.IsFull; n++)
                {
                    Assert.Equal(n % 2048, rows.Count);
                    rows.CreateRow().AppendValue(n).AppendValue(n % 10 == 0 ? null : (long?)0).EndRow();
                }
                var squares = rows.Values<long>(1);
                for (var i = 0; i < squares.Length; i++)
                    squares[i] = rows.Values<long>(0)[i] * rows.Values<long>(0)[i];
            };
        });
        Assert.Equal(4500L, connection.Scalar("select count(square) from squares()"));
        Assert.Equal(4500L, connection.Scalar("select count(*) from squares() where square = n * n"));

        connection.RegisterTableFunction("words", [("word", "varchar")], () => rows => _ = rows.Values<long>(0).Length);
        Assert.Contains("does not keep its values as Int64", Assert.Throws<DuckDBException>(() => connection.Scalar("select count(*) from words()")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_fails_or_is_misused_ends_the_query_with_an_error()
    {
        void Table(string name, Action<DuckDBTableRows> next) => connection.RegisterTableFunction(name, [("n", "int")], () => next);
        Table("broken", _ => throw new InvalidDataException("cut off"));
        Table("unended", rows => rows.CreateRow().AppendValue(1));
        Table("short", rows => rows.CreateRow().EndRow());
        Table("long", rows => rows.CreateRow().AppendValue(1).AppendValue(2).EndRow());
        Table("endless", rows =>
        {
            while (true)
                rows.CreateRow().AppendValue(1).EndRow();
        });
        connection.RegisterTableFunction("unopened", [("n", "int")], () => throw new InvalidDataException("no file"));
        foreach (var (name, text) in new[]
            { ("broken", "cut off"), ("unended", "not been ended"), ("short", "the row has 0 values"), ("long", "more values"), ("endless", "no room"), ("unopened", "no file") })
            Assert.Contains(text, Assert.Throws<DuckDBException>(() => connection.Execute($"create or replace table t as from {name}()")).Message, StringComparison.Ordinal);
        Assert.Throws<DuckDBException>(() => connection.RegisterTableFunction("wrong", [("n", "nothing")], () => _ => { }));
        Assert.Equal(1, connection.Scalar("select 1"));
    }

    [Fact]
    public void An_exception_becomes_an_error_of_the_query()
    {
        connection.RegisterScalarFunction<int, int>("fussy", n => n < 3 ? n : throw new FormatException("three is too many"));
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar("select sum(fussy(range::int)) from range(10)"));
        Assert.Contains("three is too many", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, connection.Scalar("select fussy(2)"));
    }

    [Fact]
    public void Decimals_stay_exact()
    {
        connection.RegisterScalarFunction<decimal, decimal>("tithe", amount => amount / 10);
        Assert.Equal(1.23m, connection.Read<decimal>("select tithe(12.30)"));
    }

    [Fact]
    public void Lists_go_both_ways()
    {
        connection.RegisterScalarFunction<List<int>, List<int>>("reversed", list => [.. Enumerable.Reverse(list)]);
        Assert.Equal([3, 2, 1], connection.Read<int[]>("select reversed([1, 2, 3])"));
    }

    [Fact]
    public void A_function_without_arguments_is_asked_for_every_row()
    {
        var calls = 0;
        connection.RegisterScalarFunction("next_number", () => Interlocked.Increment(ref calls));
        Assert.Equal(100L, connection.Scalar("select count(distinct next_number()) from range(100)"));
    }

    [Fact]
    public void A_function_serves_the_other_connections_to_the_database()
    {
        connection.RegisterScalarFunction<int, int>("next", n => n + 1);
        using var other = connection.Duplicate();
        Assert.Equal(2, other.Scalar("select next(1)"));
    }
}
