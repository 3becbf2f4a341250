using System.Data;
using System.Data.Common;
using DuckDB.NET.Data.Execution;

namespace DuckDB.NET.Data;

public sealed partial class DuckDBCommand
{
    /// <returns>the rows inserted, updated and deleted by all statements together; -1 where no statement counts rows.</returns>
    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    /// <returns>the first column of the first row of the first result; null without a row, DBNull where it is NULL.</returns>
    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    public new DuckDBDataReader ExecuteReader(CommandBehavior behavior = CommandBehavior.Default) => ExecuteReader(behavior, CancellationToken.None);

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteNonQuery(cancellationToken), cancellationToken);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteScalar(cancellationToken), cancellationToken);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await Task.Run(() => ExecuteReader(behavior, cancellationToken), cancellationToken).ConfigureAwait(false);

    int ExecuteNonQuery(CancellationToken cancellationToken)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, cancellationToken);
        reader.Finish(cancellationToken);
        return reader.RecordsAffected;
    }

    object? ExecuteScalar(CancellationToken cancellationToken)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, cancellationToken);
        var value = reader.Read(cancellationToken) && reader.FieldCount > 0 ? reader.GetValue(0) : null;
        reader.FinishStatements(cancellationToken);
        return value;
    }

    DuckDBDataReader ExecuteReader(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var open = Ready();
        cancellationToken.ThrowIfCancellationRequested();
        var interruption = new Interruption(open.OpenHandle(), commandTimeout);
        running = interruption;
        StatementSequence? statements = null;
        try
        {
            lock (open.Gate)
                statements = new StatementSequence(open, commandText, Parameters, interruption, UseStreamingMode);
            return DuckDBDataReader.Start(this, open, statements, behavior, cancellationToken);
        }
        catch
        {
            statements?.Dispose();
            interruption.Dispose();
            Finished(interruption);
            if (behavior.HasFlag(CommandBehavior.CloseConnection))
                open.Close();
            throw;
        }
    }
}
