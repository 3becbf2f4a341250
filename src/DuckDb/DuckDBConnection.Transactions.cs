using System.Data;
using System.Data.Common;

namespace DuckDB.NET.Data;

public sealed partial class DuckDBConnection
{
    internal DuckDBTransaction? Transaction { get; set; }

    /// <summary>Begins a transaction; DuckDB's only level is snapshot isolation, which also serves for every weaker one asked for.</summary>
    public new DuckDBTransaction BeginTransaction(IsolationLevel isolationLevel = IsolationLevel.Unspecified)
    {
        OpenHandle();
        if (isolationLevel is IsolationLevel.Serializable or IsolationLevel.Chaos)
            throw new ArgumentException($"DuckDB has snapshot isolation, not {isolationLevel}.", nameof(isolationLevel));
        if (Transaction is not null)
            throw new InvalidOperationException("A transaction is already open on this connection: DuckDB has no nested ones.");
        Run("BEGIN TRANSACTION");
        return Transaction = new DuckDBTransaction(this);
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => BeginTransaction(isolationLevel);
}
