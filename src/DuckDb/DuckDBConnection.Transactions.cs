using System.Data;
using System.Data.Common;

namespace DuckDB.NET.Data;

public sealed partial class DuckDBConnection
{
    internal DuckDBTransaction? Transaction { get; set; }

    /// <summary>Begins a transaction. DuckDB's own level is snapshot isolation, which also serves for every weaker one asked for.</summary>
    /// <remarks>Serializable is a snapshot with its turn: the serializable transactions of one database run one after the other, so
    /// that none misses what another writes. Waiting for the turn ends after 30 s with a transient error.</remarks>
    /// <exception cref="InvalidOperationException">the connection is closed or has an open transaction.</exception>
    public new DuckDBTransaction BeginTransaction(IsolationLevel isolationLevel = IsolationLevel.Unspecified)
    {
        var open = OpenHandle();
        if (isolationLevel == IsolationLevel.Chaos)
            throw new ArgumentException("DuckDB always isolates transactions by snapshots.", nameof(isolationLevel));
        if (Transaction is not null)
            throw new InvalidOperationException("A transaction is already open on this connection: DuckDB has no nested ones.");
        var serializable = isolationLevel == IsolationLevel.Serializable;
        if (serializable)
            open.TakeTurn();
        try
        {
            Run("BEGIN TRANSACTION");
        }
        catch
        {
            open.ReturnTurn();
            throw;
        }
        return Transaction = new DuckDBTransaction(this, serializable ? IsolationLevel.Serializable : IsolationLevel.Snapshot);
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => BeginTransaction(isolationLevel);
}
