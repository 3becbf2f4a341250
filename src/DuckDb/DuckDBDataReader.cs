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
public sealed partial class DuckDBDataReader : DbDataReader
{
    readonly DuckDBCommand command;
    readonly DuckDBConnection connection;
    readonly StatementSequence statements;
    readonly CommandBehavior behavior;
    VectorReader[] columns = [];
    string[] names = [];
    long recordsAffected = -1;
    bool hasResult;
    bool closed;

    DuckDBDataReader(DuckDBCommand command, DuckDBConnection connection, StatementSequence statements, CommandBehavior behavior)
    {
        this.command = command;
        this.connection = connection;
        this.statements = statements;
        this.behavior = behavior;
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
        DuckDBCommand command, DuckDBConnection connection, StatementSequence statements, CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var reader = new DuckDBDataReader(command, connection, statements, behavior);
        connection.Remember(reader);
        try
        {
            reader.NextResult(cancellationToken);
            return reader;
        }
        catch
        {
            reader.Release();
            throw;
        }
    }

    public override bool NextResult() => NextResult(CancellationToken.None);

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) =>
        Task.Run(() => NextResult(cancellationToken), cancellationToken);

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
            Release();
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

    /// <summary>Closes without running anything more.</summary>
    internal void Release()
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
        command.Finished(statements.Interruption);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    T Open<T>(T value) => closed ? throw new InvalidOperationException("The reader is closed.") : value;

    unsafe bool NextResult(CancellationToken cancellationToken)
    {
        Open(0);
        ReleaseChunks();
        columns = [];
        names = [];
        hasResult = false;
        if (behavior.HasFlag(CommandBehavior.SchemaOnly))
            return NextSchema();
        while (statements.ExecuteNext(cancellationToken))
        {
            switch (statements.Kind)
            {
                case ResultKind.ChangedRows:
                    CountRows(cancellationToken);
                    break;
                case ResultKind.QueryResult:
                    var result = statements.Result!;
                    Describe(
                        NativeMethods.ColumnCount(result.Pointer),
                        i => NativeText.Read(NativeMethods.ColumnName(result.Pointer, i)) ?? "",
                        i => NativeMethods.ColumnLogicalType(result.Pointer, i));
                    streamEnded = false;
                    NextChunk(cancellationToken);
                    waiting = chunk is not null;
                    return true;
                default:
                    break;
            }
        }
        return false;
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
        recordsAffected = Math.Max(recordsAffected, 0) + (count.IsNull(0) ? 0 : count.Get<long>(0));
    }
}
