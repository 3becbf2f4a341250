using System.Data;
using System.Data.Common;
using DuckDB.NET.Data.Execution;

namespace DuckDB.NET.Data;

/// <summary>Several commands, each with its own parameters, run one after the other; the results follow each other in one reader.</summary>
public sealed class DuckDBBatch : DbBatch
{
    readonly CommandRunner runner = new();
    int timeout;

    public DuckDBBatch()
    {
    }

    public DuckDBBatch(DuckDBConnection? connection) => Connection = connection;

    public new DuckDBBatchCommandCollection BatchCommands { get; } = [];

    public new DuckDBConnection? Connection { get; set; }

    public new DuckDBTransaction? Transaction { get; set; }

    /// <summary>In seconds for the whole batch; 0, the default, waits without limit.</summary>
    public override int Timeout
    {
        get => timeout;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            timeout = value;
        }
    }

    protected override DbBatchCommandCollection DbBatchCommands => BatchCommands;

    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDBConnection?)value;
    }

    protected override DbTransaction? DbTransaction
    {
        get => Transaction;
        set => Transaction = (DuckDBTransaction?)value;
    }

    public override void Cancel() => runner.Cancel();

    /// <summary>Only checks that the batch could run: DuckDB prepares each statement when its turn comes.</summary>
    public override void Prepare() => Plan();

    public override Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Prepare();
        return Task.CompletedTask;
    }

    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    public new DuckDBDataReader ExecuteReader(CommandBehavior behavior = CommandBehavior.Default) =>
        ExecuteReader(behavior, CancellationToken.None);

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) =>
        Task.Run(() => ExecuteNonQuery(cancellationToken), cancellationToken);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken = default) =>
        Task.Run(() => ExecuteScalar(cancellationToken), cancellationToken);

    protected override DbBatchCommand CreateDbBatchCommand() => new DuckDBBatchCommand();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await Task.Run(() => ExecuteReader(behavior, cancellationToken), cancellationToken).ConfigureAwait(false);

    int ExecuteNonQuery(CancellationToken cancellationToken)
    {
        var plan = Plan();
        return runner.ExecuteNonQuery(Connection!, plan, cancellationToken);
    }

    object? ExecuteScalar(CancellationToken cancellationToken)
    {
        var plan = Plan();
        return runner.ExecuteScalar(Connection!, plan, cancellationToken);
    }

    DuckDBDataReader ExecuteReader(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var plan = Plan();
        return runner.ExecuteReader(Connection!, plan, behavior, cancellationToken);
    }

    ExecutionPlan Plan()
    {
        if (Connection is null)
            throw new InvalidOperationException("The batch has no connection.");
        Connection.OpenHandle();
        if (BatchCommands.Count == 0)
            throw new InvalidOperationException("The batch has no commands.");
        if (Transaction?.Connection is { } other && !ReferenceEquals(other, Connection))
            throw new InvalidOperationException("The batch's transaction belongs to another connection.");
        return new ExecutionPlan([.. BatchCommands.AsEnumerable<DuckDBBatchCommand>().Select(command => command.NewPart())], timeout, Streaming: true);
    }
}
