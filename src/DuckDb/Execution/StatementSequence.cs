using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>The statements of a command or batch, prepared and executed one after the other: a later one may need what an earlier one made.</summary>
sealed unsafe class StatementSequence : IDisposable
{
    readonly DuckDBConnection connection;
    readonly ConnectionHandle handle;
    readonly ExecutionPlan plan;
    ExtractedHandle? statements;
    StatementHandle? statement;
    ulong next;
    ulong count;
    int nextPart;

    internal StatementSequence(DuckDBConnection connection, ExecutionPlan plan, Interruption interruption)
    {
        this.connection = connection;
        this.plan = plan;
        Interruption = interruption;
        handle = connection.OpenHandle();
        foreach (var part in plan.Parts)
            part.RecordsAffected = -1;
    }

    internal Interruption Interruption { get; }

    /// <summary>Of the last executed statement.</summary>
    internal ResultHandle? Result { get; private set; }

    internal ResultKind Kind { get; private set; }

    internal StatementHandle Statement => statement!;

    /// <summary>The part to which the current statement belongs.</summary>
    internal CommandPart Part => plan.Parts[nextPart - 1];

    /// <summary>Prepares the next statement without running it; false after the last.</summary>
    internal bool PrepareNext()
    {
        ReleaseCurrent();
        while (next == count)
        {
            if (nextPart == plan.Parts.Count)
                return false;
            statements?.Dispose();
            statements = null;
            if (plan.Prepared is { } prepared)
            {
                nextPart++;
                statement = prepared.Statement;
                return true;
            }
            // only now: `use` and `set` in an earlier part may change how this one reads
            statements = Statements.Extract(handle, plan.Parts[nextPart++].Text, out count);
            next = 0;
        }
        statement = Statements.Prepare(handle, statements!, next++);
        return true;
    }

    /// <summary>Runs the next statement; false after the last.</summary>
    internal bool ExecuteNext(CancellationToken cancellationToken)
    {
        lock (connection.Gate)
        {
            connection.BufferStreams();
            Interruption.Enter(cancellationToken);
            try
            {
                if (!PrepareNext())
                    return false;
                ParameterBinder.Bind(Statement, Part.Parameters);
                Result = new ResultHandle();
                Result.KeepAlive(handle);
                var state = plan.Streaming
                    ? NativeMethods.ExecuteStreaming(Statement, Result.Pointer)
                    : NativeMethods.Execute(Statement, Result.Pointer);
                if (state != DuckDBState.Success)
                    throw DuckDBException.FromResult(Result);
                Kind = NativeMethods.ResultReturnType(*Result.Pointer);
                return true;
            }
            catch (DuckDBException error)
            {
                if (Failed(error) is var shown && shown != error)
                    throw shown;
                throw;
            }
            catch
            {
                Stop();
                throw;
            }
            finally
            {
                Interruption.Leave();
            }
        }
    }

    /// <summary>The next chunk of the current result; null at its end.</summary>
    internal ChunkHandle? Fetch(CancellationToken cancellationToken)
    {
        lock (connection.Gate)
        {
            Interruption.Enter(cancellationToken);
            try
            {
                while (Result is not null)
                {
                    var chunk = NativeMethods.FetchChunk(*Result.Pointer);
                    chunk.KeepAlive(handle);
                    if (!chunk.IsInvalid && NativeMethods.ChunkSize(chunk) > 0)
                        return chunk;
                    var ended = chunk.IsInvalid;
                    chunk.Dispose();
                    if (ended && NativeText.Read(NativeMethods.ResultError(Result.Pointer)) is { Length: > 0 })
                        throw DuckDBException.FromResult(Result);
                    if (ended)
                        break;
                }
                return null;
            }
            catch (DuckDBException error)
            {
                throw Failed(error);
            }
            finally
            {
                Interruption.Leave();
            }
        }
    }

    public void Dispose()
    {
        lock (connection.Gate)
        {
            ReleaseCurrent();
            statements?.Dispose();
        }
        Interruption.Dispose();
    }

    Exception Failed(DuckDBException error)
    {
        var shown = Interruption.Translate(error);
        if (shown is DuckDBException native && nextPart > 0)
            native.BatchCommand = Part.BatchCommand;
        Stop();
        return shown;
    }

    // the rest of a batch does not run after an error
    void Stop()
    {
        ReleaseCurrent();
        next = count;
        nextPart = plan.Parts.Count;
    }

    void ReleaseCurrent()
    {
        Result?.Dispose();
        Result = null;
        if (!ReferenceEquals(statement, plan.Prepared?.Statement))
            statement?.Dispose();
        statement = null;
    }
}
