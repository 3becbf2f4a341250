using System.Data;
using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>A transaction; disposed without Commit it is rolled back.</summary>
public sealed class DuckDBTransaction : DbTransaction
{
    DuckDBConnection? connection;
    string? doom;
    bool disposed;

    internal DuckDBTransaction(DuckDBConnection connection, IsolationLevel isolationLevel)
    {
        this.connection = connection;
        IsolationLevel = isolationLevel;
    }

    public override IsolationLevel IsolationLevel { get; }

    public new DuckDBConnection? Connection => connection;

    protected override DbConnection? DbConnection => connection;

    /// <exception cref="InvalidOperationException">the transaction has ended already, or holds part of the rows of an appender that
    /// was not closed: then only a rollback is possible.</exception>
    public override void Commit()
    {
        if (doom is not null && connection is not null)
            throw new InvalidOperationException(doom);
        End("COMMIT");
    }

    public override void Rollback() => End("ROLLBACK");

    /// <summary>After this only a rollback is possible.</summary>
    internal void Doom(string reason) => doom ??= reason;

    /// <summary>The connection was closed, which rolls back.</summary>
    internal void Forget() => connection = null;

    protected override void Dispose(bool disposing)
    {
        if (disposing && connection is not null)
        {
            try
            {
                Rollback();
            }
            catch (DuckDBException)
            {
                // after a fatal error there is nothing left to roll back, and Dispose must not hide the error that led here
            }
        }
        disposed = true;
        base.Dispose(disposing);
    }

    void End(string statement)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var open = connection ?? throw new InvalidOperationException("The transaction has already ended.");
        try
        {
            open.Run(statement);
        }
        finally
        {
            // a COMMIT that fails has rolled back
            open.Transaction = null;
            connection = null;
            open.OpenHandle().ReturnTurn();
        }
    }
}
