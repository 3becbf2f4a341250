using DuckDB.NET.Data.Types;
using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>Writes many rows into a table, column by column straight into DuckDB's memory.</summary>
/// <remarks>All or nothing: the rows are there when <see cref="Close"/> returns, and only then. Disposed without Close (for example while
/// an exception unwinds) the appender leaves nothing behind; unlike DuckDB.NET's, its Dispose does not save. It works in the connection's
/// transaction or, without one, in one of its own, shared by the appenders open at the same time, which then succeed or fail together.
/// Within a transaction of the caller, what was written before a failure can only be rolled back, so Commit refuses.</remarks>
public sealed unsafe class DuckDBAppender : IDisposable
{
    readonly DuckDBConnection connection;
    readonly string table;
    readonly VectorWriter[] writers;
    readonly DuckDBAppenderRow row;
    readonly int capacity = (int)NativeMethods.VectorSize();
    readonly AppenderHandle appender;
    readonly ChunkHandle chunk;
    int rows;
    bool rowOpen;
    bool failed;
    bool wrote;
    bool closed;

    internal DuckDBAppender(DuckDBConnection connection, string? catalog, string? schema, string table)
    {
        this.connection = connection;
        this.table = table;
        var handle = connection.OpenHandle();
        var state = NativeMethods.AppenderCreate(handle, catalog, schema, table, out appender);
        appender.KeepAlive(handle);
        if (state != DuckDBState.Success)
        {
            var error = appender.IsInvalid
                ? new DuckDBException($"No appender can be made for table '{table}'.", DuckDBErrorType.Catalog)
                : DuckDBException.FromAppender(appender);
            appender.Dispose();
            throw error;
        }
        var types = new LogicalTypeHandle[NativeMethods.AppenderColumnCount(appender)];
        for (var i = 0; i < types.Length; i++)
            types[i] = NativeMethods.AppenderColumnType(appender, (ulong)i);
        fixed (nint* pointers = Array.ConvertAll(types, type => type.DangerousGetHandle()))
            chunk = NativeMethods.CreateDataChunk(pointers, (ulong)types.Length);
        chunk.KeepAlive(handle);
        writers = Array.ConvertAll(types, type => new VectorWriter(ColumnType.Take(type)));
        row = new DuckDBAppenderRow(this);
        AttachWriters();
        connection.Remember(this);
    }

    internal int ColumnCount => writers.Length;

    /// <summary>Begins a row; the object is the same for all rows.</summary>
    public DuckDBAppenderRow CreateRow()
    {
        Writable();
        if (rowOpen)
            throw new InvalidOperationException("The row before has not been ended with EndRow.");
        rowOpen = true;
        row.Start();
        return row;
    }

    /// <summary>Writes what is left and makes all rows permanent (or part of the caller's transaction).</summary>
    /// <exception cref="DuckDBException">a row breaks a constraint; nothing was written.</exception>
    public void Close()
    {
        if (closed)
            return;
        Writable();
        if (rowOpen)
            throw new InvalidOperationException("The last row has not been ended with EndRow.");
        lock (connection.Gate)
        {
            connection.BufferStreams();
            Flush();
            if (NativeMethods.AppenderClose(appender) != DuckDBState.Success)
                throw Fail();
            Release(success: true);
        }
    }

    /// <summary>Without a Close before it: gives up all rows.</summary>
    public void Dispose()
    {
        if (closed)
            return;
        lock (connection.Gate)
            Release(success: false);
    }

    internal VectorWriter Writer(int column, out ulong at)
    {
        Writable();
        if (!rowOpen)
            throw new InvalidOperationException("The row has ended: CreateRow begins the next.");
        if (column >= writers.Length)
            throw new InvalidOperationException($"Table '{table}' has {writers.Length} columns; the row has more values.");
        at = (ulong)rows;
        return writers[column];
    }

    internal void Default(int column)
    {
        Writer(column, out var at);
        if (NativeMethods.AppendDefault(appender, chunk, (ulong)column, at) != DuckDBState.Success)
            throw Fail();
    }

    internal void EndRow(int columns)
    {
        Writable();
        if (!rowOpen)
            throw new InvalidOperationException("The row has already ended.");
        if (columns != writers.Length)
            throw new InvalidOperationException($"Table '{table}' has {writers.Length} columns; the row has {columns} values.");
        rowOpen = false;
        if (++rows < capacity)
            return;
        lock (connection.Gate)
        {
            connection.BufferStreams();
            Flush();
        }
    }

    void Flush()
    {
        if (rows == 0)
            return;
        NativeMethods.ChunkSetSize(chunk, (ulong)rows);
        wrote = true;
        if (NativeMethods.AppendChunk(appender, chunk) != DuckDBState.Success)
            throw Fail();
        NativeMethods.ChunkReset(chunk);
        rows = 0;
        AttachWriters();
    }

    void AttachWriters()
    {
        for (var i = 0; i < writers.Length; i++)
            writers[i].Attach(NativeMethods.ChunkVector(chunk, (ulong)i));
    }

    DuckDBException Fail()
    {
        failed = true;
        return DuckDBException.FromAppender(appender);
    }

    void Writable()
    {
        if (closed)
            throw new InvalidOperationException("The appender is closed.");
        if (failed)
            throw new InvalidOperationException("The appender has failed: it can only be disposed.");
    }

    void Release(bool success)
    {
        closed = true;
        connection.Forget(this);
        chunk.Dispose();
        appender.Dispose();
        connection.LeaveAppend(success, wrote);
    }
}
