using System.Data;

namespace DuckDB.NET.Data.Execution;

/// <summary>What commands and batches have in common: running on a connection, and being cancelled from another thread.</summary>
sealed class CommandRunner
{
    Interruption? running;

    internal bool IsRunning => running is not null;

    internal void Cancel() => running?.Request();

    internal DuckDBDataReader ExecuteReader(DuckDBConnection connection, ExecutionPlan plan, CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var interruption = new Interruption(connection.OpenHandle(), plan.TimeoutSeconds);
        if (Interlocked.CompareExchange(ref running, interruption, null) is not null)
            throw new InvalidOperationException("The command is running, or its reader is still open.");
        var statements = new StatementSequence(connection, plan, interruption);
        try
        {
            return DuckDBDataReader.Start(this, connection, statements, behavior, cancellationToken);
        }
        catch
        {
            statements.Dispose();
            Finished(interruption);
            if (behavior.HasFlag(CommandBehavior.CloseConnection))
                connection.Close();
            throw;
        }
    }

    internal int ExecuteNonQuery(DuckDBConnection connection, ExecutionPlan plan, CancellationToken cancellationToken)
    {
        using var reader = ExecuteReader(connection, plan, CommandBehavior.Default, cancellationToken);
        reader.Finish(cancellationToken);
        return reader.RecordsAffected;
    }

    internal object? ExecuteScalar(DuckDBConnection connection, ExecutionPlan plan, CancellationToken cancellationToken)
    {
        using var reader = ExecuteReader(connection, plan, CommandBehavior.Default, cancellationToken);
        var value = reader.Read(cancellationToken) && reader.FieldCount > 0 ? reader.GetValue(0) : null;
        reader.FinishStatements(cancellationToken);
        return value;
    }

    /// <summary>Its reader has been closed; a newer execution of the same command may be under way.</summary>
    internal void Finished(Interruption interruption)
    {
        Interlocked.CompareExchange(ref running, null, interruption);
    }
}
