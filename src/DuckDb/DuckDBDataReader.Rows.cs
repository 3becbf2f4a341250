using DuckDB.NET.Data.Reading;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

public sealed partial class DuckDBDataReader
{
    static readonly Task<bool> True = Task.FromResult(true);
    static readonly Task<bool> False = Task.FromResult(false);

    Queue<ChunkHandle>? buffered;
    ChunkHandle? chunk;
    Exception? bufferingError;
    long row = -1;
    long rowCount;
    // up to here Read only counts; the first row of a chunk, and the end of a single one, take the longer way
    long readable;
    // the columns while there is a current row, otherwise none: one test serves closed readers, missing rows and wrong ordinals
    VectorReader[] current = [];
    bool hadRows;
    bool streamEnded = true;

    public override bool Read() => Read(CancellationToken.None);

    /// <summary>Completes at once within a chunk; the next chunk is computed in the background.</summary>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        if (!closed && row + 1 < rowCount)
            return Read(CancellationToken.None) ? True : False;
        return Task.Run(() => Read(cancellationToken), cancellationToken);
    }

    internal bool Read(CancellationToken cancellationToken)
    {
        var next = unchecked(row + 1);
        if (next >= readable)
            return ReadOn(cancellationToken);
        row = next;
        return true;
    }

    bool ReadOn(CancellationToken cancellationToken)
    {
        Open(0);
        if (row >= 0 && singleRow)
        {
            ReleaseChunks(hadRows: true);
            return false;
        }
        if (row + 1 >= rowCount && !NextChunk(cancellationToken))
            return false;
        row++;
        readable = singleRow ? 0 : rowCount;
        current = columns;
        return true;
    }

    bool NextChunk(CancellationToken cancellationToken)
    {
        lock (connection.Gate)
            return TakeChunk(cancellationToken);
    }

    bool TakeChunk(CancellationToken cancellationToken)
    {
        DropChunk();
        if (!hasResult)
            return false;
        if (buffered is { Count: > 0 })
        {
            chunk = buffered.Dequeue();
        }
        else
        {
            if (bufferingError is { } error)
            {
                bufferingError = null;
                throw error;
            }
            if (streamEnded)
                return false;
            chunk = FetchOrEnd(cancellationToken);
        }
        if (chunk is null)
            return false;
        hadRows = true;
        rowCount = (long)NativeMethods.ChunkSize(chunk);
        for (var i = 0; i < columns.Length; i++)
            columns[i].Attach(NativeMethods.ChunkVector(chunk, (ulong)i));
        return true;
    }

    ChunkHandle? FetchOrEnd(CancellationToken cancellationToken)
    {
        try
        {
            var next = statements.Fetch(cancellationToken);
            streamEnded = next is null;
            return next;
        }
        catch
        {
            streamEnded = true;
            throw;
        }
    }

    /// <summary>Another command is about to run on the connection: takes the rest of the open stream into memory.</summary>
    internal void BufferRest()
    {
        if (streamEnded || closed)
            return;
        try
        {
            while (FetchOrEnd(CancellationToken.None) is { } next)
                (buffered ??= new Queue<ChunkHandle>()).Enqueue(next);
        }
        catch (Exception error) when (error is DuckDBException or OperationCanceledException)
        {
            // it belongs to this reader, not to the command that is about to run
            bufferingError = error;
        }
    }

    void ReleaseChunks(bool hadRows = false)
    {
        DropChunk();
        this.hadRows = hadRows;
        while (buffered is { Count: > 0 })
            buffered.Dequeue().Dispose();
        bufferingError = null;
        streamEnded = true;
    }

    void DropChunk()
    {
        row = -1;
        rowCount = 0;
        readable = 0;
        current = [];
        if (chunk is null)
            return;
        foreach (var column in columns)
            column.Detach();
        chunk.Dispose();
        chunk = null;
    }
}
