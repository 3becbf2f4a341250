using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>Appending whole columns.</summary>
public sealed class AppenderBlockTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Columns_longer_than_a_chunk_arrive_whole()
    {
        connection.Execute("create table t (n int, l bigint, s varchar, d decimal(9,1), day date)");
        using var appender = connection.CreateAppender("t");
        int[] numbers = [.. Enumerable.Range(0, 5000)];
        appender.CreateBlock(5000)
            .AppendColumn(numbers)
            .AppendColumn(numbers)
            .AppendColumn(Array.ConvertAll(numbers, n => n % 10 == 0 ? null : $"s{n}"))
            .AppendColumn(Array.ConvertAll(numbers, n => n / 2m))
            .AppendColumn(Array.ConvertAll<int, DateOnly?>(numbers, n => n % 2 == 0 ? null : new DateOnly(2024, 1, 1)))
            .EndBlock();
        appender.Close();
        Assert.Equal(5000L, connection.Scalar("select count(*) from t where n = l and d * 2 = n"));
        Assert.Equal(4500L, connection.Scalar("select count(s) from t where s = 's' || n"));
        Assert.Equal(2500L, connection.Scalar("select count(day) from t"));
    }

    [Fact]
    public void Rows_and_blocks_keep_their_order()
    {
        connection.Execute("create table t (n int)");
        using var appender = connection.CreateAppender("t");
        appender.CreateRow().AppendValue(1).EndRow();
        appender.CreateBlock(2).AppendColumn([2, 3]).EndBlock();
        appender.CreateRow().AppendValue(4).EndRow();
        appender.CreateBlock(1).AppendColumn([5]).EndBlock();
        appender.Close();
        Assert.Equal("12345", connection.Scalar("select string_agg(n, '' order by rowid) from t"));
    }

    [Fact]
    public void A_column_of_another_length_is_refused()
    {
        connection.Execute("create table t (n int)");
        using var appender = connection.CreateAppender("t");
        var block = appender.CreateBlock(2);
        Assert.Throws<ArgumentException>(() => block.AppendColumn([1]));
    }

    [Fact]
    public void A_value_that_does_not_fit_fails_the_appender()
    {
        connection.Execute("create table t (n utinyint)");
        using (var appender = connection.CreateAppender("t"))
        {
            Assert.Throws<OverflowException>(() => appender.CreateBlock(2).AppendColumn([1, 300]));
            Assert.Throws<InvalidOperationException>(appender.Close);
        }
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void An_unfinished_block_cannot_be_closed_over()
    {
        connection.Execute("create table t (n int, m int)");
        using var appender = connection.CreateAppender("t");
        var block = appender.CreateBlock(1).AppendColumn([1]);
        Assert.Throws<InvalidOperationException>(block.EndBlock);
        Assert.Throws<InvalidOperationException>(appender.Close);
        Assert.Throws<InvalidOperationException>(() => appender.CreateRow());
    }
}
