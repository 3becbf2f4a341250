using System.Data;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class TransactionTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public TransactionTests() => connection.Execute("create table t (n int)");

    public void Dispose() => connection.Dispose();

    long Rows => (long)connection.Scalar("select count(*) from t")!;

    [Fact]
    public void A_commit_keeps_the_rows()
    {
        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute("insert into t values (1)");
            transaction.Commit();
        }
        Assert.Equal(1, Rows);
    }

    [Fact]
    public void Disposing_without_commit_rolls_back()
    {
        using (connection.BeginTransaction())
            connection.Execute("insert into t values (1)");
        Assert.Equal(0, Rows);
    }

    [Fact]
    public void A_second_transaction_at_a_time_is_refused()
    {
        using var transaction = connection.BeginTransaction();
        Assert.Throws<InvalidOperationException>(() => connection.BeginTransaction());
    }

    [Fact]
    public void A_transaction_ends_once()
    {
        using var transaction = connection.BeginTransaction();
        transaction.Commit();
        Assert.Throws<InvalidOperationException>(transaction.Commit);
        Assert.Throws<InvalidOperationException>(transaction.Rollback);
    }

    [Fact]
    public void The_level_is_snapshot_unless_serializable_is_asked_for()
    {
        using (var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted))
            Assert.Equal(IsolationLevel.Snapshot, transaction.IsolationLevel);
        using (var transaction = connection.BeginTransaction(IsolationLevel.Serializable))
            Assert.Equal(IsolationLevel.Serializable, transaction.IsolationLevel);
        Assert.Throws<ArgumentException>(() => connection.BeginTransaction(IsolationLevel.Chaos));
    }

    // each reads what the other writes: under snapshots alone both would find an empty table
    [Fact]
    public async Task Serializable_transactions_run_one_after_the_other()
    {
        connection.Execute("create table u (n int)");
        await Task.WhenAll(Copy("t", "u"), Copy("u", "t"));
        Assert.Equal(1L, (long)connection.Scalar("select count(*) from (from t union all from u) where n = 0")!);

        Task Copy(string from, string to) => Task.Run(() =>
        {
            using var own = connection.Duplicate();
            using var transaction = own.BeginTransaction(IsolationLevel.Serializable);
            var seen = own.Scalar($"select count(*) from {from}");
            Thread.Sleep(50);
            own.Execute($"insert into {to} values ($1)", seen);
            transaction.Commit();
        });
    }

    [Fact]
    public void A_connection_closed_in_a_serializable_transaction_gives_up_its_turn()
    {
        using var other = connection.Duplicate();
        other.BeginTransaction(IsolationLevel.Serializable);
        other.Close();
        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        Assert.Same(connection, transaction.Connection);
    }

    [Fact]
    public void Closing_the_connection_ends_its_transaction()
    {
        var transaction = connection.BeginTransaction();
        connection.Close();
        Assert.Null(transaction.Connection);
        transaction.Dispose();
    }
}
