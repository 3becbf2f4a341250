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

    int ExecuteNonQuery(CancellationToken cancellationToken) => runner.ExecuteNonQuery(Ready(), Plan(), cancellationToken);

    object? ExecuteScalar(CancellationToken cancellationToken) => runner.ExecuteScalar(Ready(), Plan(), cancellationToken);

    DuckDBDataReader ExecuteReader(CommandBehavior behavior, CancellationToken cancellationToken) =>
        runner.ExecuteReader(Ready(), Plan(), behavior, cancellationToken);

    ExecutionPlan Plan()
    {
        var part = new CommandPart(commandText, Parameters);
        return new([part], commandTimeout, UseStreamingMode, UsablePrepared(part.Text));
    }

    PreparedCommand? UsablePrepared(string text) => prepared is not null && prepared.Serves(connection!, text) ? prepared : null;
}
