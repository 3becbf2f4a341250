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
    public void The_level_is_snapshot_and_stronger_ones_are_refused()
    {
        using (var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted))
            Assert.Equal(IsolationLevel.Snapshot, transaction.IsolationLevel);
        Assert.Throws<ArgumentException>(() => connection.BeginTransaction(IsolationLevel.Serializable));
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
