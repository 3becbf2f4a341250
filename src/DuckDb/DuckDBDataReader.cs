using System.Collections;
using System.Data;
using System.Data.Common;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Reading;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>Reads the results of a command chunk by chunk while DuckDB computes them.</summary>
/// <remarks>Statements without a result (DDL, INSERT) are passed over; closing the reader runs the statements not reached yet, as
/// database servers do, unless one has failed or the command was cancelled.</remarks>
public sealed partial class DuckDBDataReader : DbDataReader, IDbColumnSchemaGenerator, IDependent
{
    readonly CommandRunner runner;
    readonly DuckDBConnection connection;
    readonly StatementSequence statements;
    readonly CommandBehavior behavior;
    readonly bool singleRow;
    readonly bool singleResult;
    VectorReader[] columns = [];
    string[] names = [];
    long recordsAffected = -1;
    bool hasResult;
    bool closed;

    DuckDBDataReader(CommandRunner runner, DuckDBConnection connection, StatementSequence statements, CommandBehavior behavior)
    {
        this.runner = runner;
        this.connection = connection;
        this.statements = statements;
        this.behavior = behavior;
        singleRow = behavior.HasFlag(CommandBehavior.SingleRow);
        singleResult = singleRow || behavior.HasFlag(CommandBehavior.SingleResult);
    }

    public override int Depth => Open(0);

    public override int FieldCount => Open(columns.Length);

    public override bool HasRows => Open(chunk is not null || hadRows);

    public override bool IsClosed => closed;

    /// <summary>Rows inserted, updated and deleted so far; -1 where no statement counts rows.</summary>
    public override int RecordsAffected => (int)Math.Min(recordsAffected, int.MaxValue);

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Runs the command up to its first result.</summary>
    internal static DuckDBDataReader Start(
        CommandRunner runner, DuckDBConnection connection, StatementSequence statements, CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var reader = new DuckDBDataReader(runner, connection, statements, behavior);
        lock (connection.Gate)
        {
            connection.Remember(reader);
            try
            {
                reader.NextResult(cancellationToken);
                return reader;
            }
            catch
            {
                reader.Abandon();
                throw;
            }
        }
    }

    /// <summary>With SingleResult or SingleRow: runs the statements that are left and gives none of their results.</summary>
    public override bool NextResult() => OfferNextResult(CancellationToken.None);

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) =>
        Task.Run(() => OfferNextResult(cancellationToken), cancellationToken);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    public override void Close()
    {
        if (closed)
            return;
        try
        {
            FinishStatements(CancellationToken.None);
        }
        finally
        {
            Abandon();
            if (behavior.HasFlag(CommandBehavior.CloseConnection))
                connection.Close();
        }
    }

    /// <summary>Reads everything to the end without keeping it: a SELECT may have effects.</summary>
    internal void Finish(CancellationToken cancellationToken)
    {
        do
        {
            while (NextChunk(cancellationToken))
            {
            }
        }
        while (NextResult(cancellationToken));
    }

    /// <summary>Runs the statements not reached yet.</summary>
    internal void FinishStatements(CancellationToken cancellationToken)
    {
        if (behavior.HasFlag(CommandBehavior.SchemaOnly) || connection.State != ConnectionState.Open)
            return;
        while (NextResult(cancellationToken))
        {
        }
    }

    void IDependent.Abandon() => Abandon();

    void Abandon()
    {
        if (closed)
            return;
        closed = true;
        lock (connection.Gate)
        {
            ReleaseChunks();
            columns = [];
            hasResult = false;
            statements.Dispose();
            connection.Forget(this);
        }
        runner.Finished(statements.Interruption);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    bool OfferNextResult(CancellationToken cancellationToken)
    {
        if (!singleResult)
            return NextResult(cancellationToken);
        while (NextResult(cancellationToken))
        {
        }
        return false;
    }

    T Open<T>(T value) => closed ? throw new InvalidOperationException("The reader is closed.") : value;

    // under the gate as a whole: in between, a command of another thread could end the stream that has just begun
    bool NextResult(CancellationToken cancellationToken)
    {
        Open(0);
        lock (connection.Gate)
        {
            ReleaseChunks();
            columns = [];
            names = [];
            hasResult = false;
            if (behavior.HasFlag(CommandBehavior.SchemaOnly))
                return NextSchema();
            while (statements.ExecuteNext(cancellationToken))
            {
                if (statements.Kind == ResultKind.QueryResult)
                {
                    StartResult(cancellationToken);
                    return true;
                }
                if (statements.Kind == ResultKind.ChangedRows)
                    CountRows(cancellationToken);
            }
            return false;
        }
    }

    unsafe void StartResult(CancellationToken cancellationToken)
    {
        var result = statements.Result!;
        Describe(
            NativeMethods.ColumnCount(result.Pointer),
            i => NativeText.Read(NativeMethods.ColumnName(result.Pointer, i)) ?? "",
            i => NativeMethods.ColumnLogicalType(result.Pointer, i));
        streamEnded = false;
        NextChunk(cancellationToken);
    }

    unsafe bool NextSchema()
    {
        while (statements.PrepareNext())
        {
            var statement = statements.Statement;
            var count = NativeMethods.PreparedColumnCount(statement);
            if (count == 0)
                continue;
            Describe(
                count,
                i => NativeText.Take(NativeMethods.PreparedColumnName(statement, i)) ?? "",
                i => NativeMethods.PreparedColumnType(statement, i));
            return true;
        }
        return false;
    }

    void Describe(ulong count, Func<ulong, string> name, Func<ulong, LogicalTypeHandle> type)
    {
        names = new string[count];
        columns = new VectorReader[count];
        for (var i = 0; i < columns.Length; i++)
        {
            names[i] = name((ulong)i);
            columns[i] = new VectorReader(ColumnType.Take(type((ulong)i)));
        }
        hasResult = true;
    }

    // the count arrives as a result of one row and one BIGINT column
    void CountRows(CancellationToken cancellationToken)
    {
        using var counts = statements.Fetch(cancellationToken);
        if (counts is null)
            return;
        var count = new VectorReader(new ColumnType(DuckDBType.BigInt));
        count.Attach(NativeMethods.ChunkVector(counts, 0));
        var changed = count.Get<long>(0);
        recordsAffected = Math.Max(recordsAffected, 0) + changed;
        statements.Part.RecordsAffected = Math.Max(statements.Part.RecordsAffected, 0) + changed;
    }
}
