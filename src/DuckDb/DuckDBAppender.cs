using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>Writes many rows into a table, column by column straight into DuckDB's memory.</summary>
/// <remarks>All or nothing: the rows are there when <see cref="Close"/> returns, and only then. Disposed without Close (for example while
/// an exception unwinds) the appender leaves nothing behind; unlike DuckDB.NET's, its Dispose does not save. It works in the connection's
/// transaction or, without one, in one of its own, shared by the appenders open at the same time, which then succeed or fail together.
/// Within a transaction of the caller, what was written before a failure can only be rolled back, so Commit refuses (a COMMIT in SQL
/// does not: who begins a transaction in SQL must roll it back).</remarks>
public sealed unsafe class DuckDBAppender : IDisposable, IDependent, IRowTarget
{
    readonly DuckDBConnection connection;
    readonly string table;
    readonly LogicalTypeHandle[] types;
    readonly VectorWriter[] writers;
    readonly DuckDBAppenderRow row;
    readonly DuckDBAppenderBlock block;
    readonly int capacity = (int)NativeMethods.VectorSize();
    readonly AppenderHandle appender;
    readonly ChunkHandle chunk;
    int rows;
    bool blockOpen;
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
        types = new LogicalTypeHandle[NativeMethods.AppenderColumnCount(appender)];
        for (var i = 0; i < types.Length; i++)
            types[i] = NativeMethods.AppenderColumnType(appender, (ulong)i);
        chunk = NewChunk();
        writers = Array.ConvertAll(types, type => new VectorWriter(ColumnType.Of(type)));
        row = new DuckDBAppenderRow(this, writers);
        block = new DuckDBAppenderBlock(this, capacity);
        AttachWriters();
        connection.Remember(this);
    }

    /// <summary>Begins a row; the object is the same for all rows.</summary>
    public DuckDBAppenderRow CreateRow()
    {
        Writable();
        NothingOpen();
        row.Start(rows);
        return row;
    }

    /// <summary>Begins a block of so many rows, given column by column; the object is the same for all blocks.</summary>
    public DuckDBAppenderBlock CreateBlock(int rowCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        Writable();
        NothingOpen();
        blockOpen = true;
        block.Start(rowCount);
        return block;
    }

    /// <summary>Writes what is left and makes all rows permanent (or part of the caller's transaction).</summary>
    /// <exception cref="DuckDBException">a row breaks a constraint; nothing was written.</exception>
    public void Close()
    {
        if (closed)
            return;
        Writable();
        NothingOpen();
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

    void IDependent.Abandon() => Dispose();

    InvalidOperationException IRowTarget.NoColumn(bool isRowOpen)
    {
        Writable();
        return new InvalidOperationException(isRowOpen
            ? $"Table '{table}' has {writers.Length} columns; the row has more values."
            : "The row has ended: CreateRow begins the next.");
    }

    void IRowTarget.Default(int column)
    {
        if (NativeMethods.AppendDefault(appender, chunk, (ulong)column, (ulong)rows) != DuckDBState.Success)
            throw Fail();
    }

    void IRowTarget.EndRow(int columns)
    {
        Writable();
        if (!row.IsOpen)
            throw new InvalidOperationException("The row has already ended.");
        if (columns != writers.Length)
            throw new InvalidOperationException($"Table '{table}' has {writers.Length} columns; the row has {columns} values.");
        row.Stop();
        if (++rows < capacity)
            return;
        lock (connection.Gate)
        {
            connection.BufferStreams();
            Flush();
        }
    }

    internal ChunkHandle NewChunk()
    {
        fixed (nint* pointers = Array.ConvertAll(types, type => type.DangerousGetHandle()))
        {
            var made = NativeMethods.CreateDataChunk(pointers, (ulong)types.Length);
            made.KeepAlive(connection.OpenHandle());
            return made;
        }
    }

    internal ColumnType BlockColumn(int column)
    {
        Writable();
        if (!blockOpen)
            throw new InvalidOperationException("The block has ended: CreateBlock begins the next.");
        return column < writers.Length
            ? writers[column].Type
            : throw new InvalidOperationException($"Table '{table}' has {writers.Length} columns; the block has more.");
    }

    internal void EndBlock(int columns)
    {
        Writable();
        if (!blockOpen)
            throw new InvalidOperationException("The block has already ended.");
        if (columns != writers.Length)
            throw new InvalidOperationException($"Table '{table}' has {writers.Length} columns; the block has {columns}.");
        blockOpen = false;
        lock (connection.Gate)
        {
            connection.BufferStreams();
            Flush();
        }
    }

    internal void AppendChunk(ChunkHandle filled, int rowCount)
    {
        lock (connection.Gate)
        {
            NativeMethods.ChunkSetSize(filled, (ulong)rowCount);
            wrote = true;
            if (NativeMethods.AppendChunk(appender, filled) != DuckDBState.Success)
                throw Fail();
            NativeMethods.ChunkReset(filled);
        }
    }

    internal void MarkFailed()
    {
        failed = true;
        row.Stop();
    }

    void Flush()
    {
        if (rows == 0)
            return;
        AppendChunk(chunk, rows);
        rows = 0;
        AttachWriters();
    }

    void NothingOpen()
    {
        if (row.IsOpen || blockOpen)
            throw new InvalidOperationException($"The {(row.IsOpen ? "row" : "block")} before has not been ended.");
    }

    void AttachWriters()
    {
        for (var i = 0; i < writers.Length; i++)
            writers[i].Attach(NativeMethods.ChunkVector(chunk, (ulong)i));
    }

    DuckDBException Fail()
    {
        MarkFailed();
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
        row.Stop();
        connection.Forget(this);
        block.Release();
        chunk.Dispose();
        Array.ForEach(types, type => type.Dispose());
        appender.Dispose();
        connection.LeaveAppend(success, wrote);
    }
}
