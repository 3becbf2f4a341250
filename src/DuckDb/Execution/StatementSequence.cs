using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>The statements of one command text, prepared and executed one after the other: a later one may need what an earlier one made.</summary>
sealed unsafe class StatementSequence : IDisposable
{
    readonly DuckDBConnection connection;
    readonly ConnectionHandle handle;
    readonly DuckDBParameterCollection parameters;
    readonly ExtractedHandle statements;
    readonly bool streaming;
    readonly ulong count;
    StatementHandle? statement;
    ulong next;

    internal StatementSequence(DuckDBConnection connection, string text, DuckDBParameterCollection parameters, Interruption interruption, bool streaming)
    {
        this.connection = connection;
        this.parameters = parameters;
        this.streaming = streaming;
        Interruption = interruption;
        handle = connection.OpenHandle();
        count = NativeMethods.ExtractStatements(handle, text, out statements);
        statements.KeepAlive(handle);
        if (count > 0)
            return;
        var error = NativeText.Read(NativeMethods.ExtractStatementsError(statements));
        statements.Dispose();
        throw string.IsNullOrEmpty(error)
            ? new InvalidOperationException("The command text holds no statement.")
            : DuckDBException.FromText(error);
    }

    internal Interruption Interruption { get; }

    /// <summary>Of the last executed statement.</summary>
    internal ResultHandle? Result { get; private set; }

    internal ResultKind Kind { get; private set; }

    internal StatementHandle Statement => statement!;

    internal bool HasNext => next < count;

    /// <summary>Prepares the next statement without running it.</summary>
    internal bool PrepareNext()
    {
        ReleaseCurrent();
        if (!HasNext)
            return false;
        var state = NativeMethods.PrepareExtracted(handle, statements, next++, out statement);
        statement.KeepAlive(handle);
        if (state != DuckDBState.Success)
            throw DuckDBException.FromText(NativeText.Read(NativeMethods.PrepareError(statement)));
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
                ParameterBinder.Bind(Statement, parameters);
                Result = new ResultHandle();
                Result.KeepAlive(handle);
                var state = streaming
                    ? NativeMethods.ExecuteStreaming(Statement, Result.Pointer)
                    : NativeMethods.Execute(Statement, Result.Pointer);
                if (state != DuckDBState.Success)
                    throw DuckDBException.FromResult(Result);
                Kind = NativeMethods.ResultReturnType(*Result.Pointer);
                return true;
            }
            catch (DuckDBException error)
            {
                // the rest of the batch does not run after an error
                next = count;
                ReleaseCurrent();
                throw Interruption.Translate(error);
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
                while (true)
                {
                    var chunk = NativeMethods.FetchChunk(*Result!.Pointer);
                    if (chunk.IsInvalid)
                    {
                        chunk.Dispose();
                        if (NativeText.Read(NativeMethods.ResultError(Result.Pointer)) is { Length: > 0 })
                            throw DuckDBException.FromResult(Result);
                        return null;
                    }
                    chunk.KeepAlive(handle);
                    if (NativeMethods.ChunkSize(chunk) > 0)
                        return chunk;
                    chunk.Dispose();
                }
            }
            catch (DuckDBException error)
            {
                next = count;
                throw Interruption.Translate(error);
            }
            finally
            {
                Interruption.Leave();
            }
        }
    }

    internal void ReleaseCurrent()
    {
        Result?.Dispose();
        Result = null;
        statement?.Dispose();
        statement = null;
    }

    internal void SkipRest() => next = count;

    public void Dispose()
    {
        lock (connection.Gate)
        {
            ReleaseCurrent();
            statements.Dispose();
        }
        Interruption.Dispose();
    }
}
