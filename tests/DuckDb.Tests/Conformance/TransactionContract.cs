using System.Data;
using System.Data.Common;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>What any program may expect of a DbTransaction.</summary>
public sealed class TransactionContract
{
    public static TheoryData<bool, bool> Ends => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Fact]
    public void A_connection_has_one_transaction_at_a_time()
    {
        using var connection = Provider.Open();
        using (var transaction = connection.BeginTransaction(IsolationLevel.Serializable))
        {
            Assert.Equal((connection, IsolationLevel.Serializable), (transaction.Connection, transaction.IsolationLevel));
            Assert.Throws<InvalidOperationException>(() => connection.BeginTransaction());
        }
        using var next = connection.BeginTransaction();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void It_ends_once_and_lets_go_of_the_connection(bool commit, bool commitAgain)
    {
        using var connection = Provider.Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        End(transaction, commit);
        Assert.Null(transaction.Connection);
        Assert.Throws<InvalidOperationException>(() => End(transaction, commitAgain));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Disposed_it_is_gone(bool commit)
    {
        using var connection = Provider.Open();
        var transaction = connection.BeginTransaction();
        transaction.Dispose();
        Assert.Throws<ObjectDisposedException>(() => End(transaction, commit));
        transaction.Dispose();
    }

    [Fact]
    public async Task It_ends_asynchronously_too()
    {
        using var connection = Provider.Open();
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        var cancelled = connection.BeginTransactionAsync(Provider.Cancelled).AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public void Savepoints_are_refused_in_words()
    {
        using var connection = Provider.Open();
        using var transaction = connection.BeginTransaction();
        Assert.False(transaction.SupportsSavepoints);
        Assert.Throws<NotSupportedException>(() => transaction.Save("here"));
    }

    static void End(DbTransaction transaction, bool commit)
    {
        if (commit)
            transaction.Commit();
        else
            transaction.Rollback();
    }
}
