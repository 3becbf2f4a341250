using System.Data.Common;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class BatchTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();
    readonly DuckDBBatch batch;

    public BatchTests() => batch = new DuckDBBatch(connection);

    public void Dispose()
    {
        batch.Dispose();
        connection.Dispose();
    }

    [Fact]
    public void Commands_run_in_order_each_with_its_own_parameters()
    {
        Add("create table t (n int)");
        var inserted = Add("insert into t select unnest([$1, $2])", 3, 4);
        Add("select sum(n) from t where n > $1", 3);
        Assert.Equal(4, (int)(System.Numerics.BigInteger)batch.ExecuteScalar()!);
        Assert.Equal(2, inserted.RecordsAffected);
    }

    [Fact]
    public void Results_follow_each_other_in_one_reader()
    {
        Add("select $1", 1);
        Add("select $1", "two");
        using var reader = batch.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(1, reader.GetInt32(0));
        Assert.True(reader.NextResult());
        Assert.True(reader.Read());
        Assert.Equal("two", reader.GetString(0));
    }

    [Fact]
    public void Changed_rows_are_counted_together()
    {
        connection.Execute("create table t (n int)");
        Add("insert into t values (1), (2)");
        Add("update t set n = 5");
        Assert.Equal(4, batch.ExecuteNonQuery());
    }

    [Theory]
    [InlineData("select 1 / 0::int, error('no')")]
    [InlineData("select nothing")]
    [InlineData("selec 1")]
    public void An_error_names_the_command_that_failed(string wrong)
    {
        Add("select 1");
        var command = Add(wrong);
        Add("select 2");
        var error = Assert.Throws<DuckDBException>(() => batch.ExecuteNonQuery());
        Assert.Same(command, error.BatchCommand);
        Assert.Same(command, ((DbException)error).BatchCommand);
        Assert.Null(Assert.Throws<DuckDBException>(() => connection.Execute(wrong)).BatchCommand);
    }

    [Fact]
    public async Task A_batch_can_be_cancelled()
    {
        Add("select count(*) from range(1000000) a, range(1000000) b where (a.range * b.range) % 7 = 3");
        var running = batch.ExecuteScalarAsync();
        await Task.Delay(100);
        batch.Cancel();
        Assert.Equal(DuckDBErrorType.Interrupt, (await Assert.ThrowsAsync<DuckDBException>(() => running)).ErrorType);
    }

    [Fact]
    public void A_transaction_of_another_connection_is_refused()
    {
        using var other = connection.Duplicate();
        Add("select 1");
        batch.Transaction = other.BeginTransaction();
        Assert.Throws<InvalidOperationException>(() => batch.ExecuteScalar());
    }

    [Fact]
    public void An_empty_batch_is_refused() => Assert.Throws<InvalidOperationException>(() => batch.ExecuteNonQuery());

    DuckDBBatchCommand Add(string text, params object[] values)
    {
        var command = new DuckDBBatchCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value));
        batch.BatchCommands.Add(command);
        return command;
    }
}
