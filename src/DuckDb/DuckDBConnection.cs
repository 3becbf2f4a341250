using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>A connection to a DuckDB file or in-memory database.</summary>
/// <remarks>Connections to one file share one database, which is closed with the last of them. A connection serves one thread at a time;
/// several readers may be open on it: when another command runs, what an open reader has not read yet is buffered.</remarks>
public sealed partial class DuckDBConnection : DbConnection
{
    readonly HashSet<IDependent> dependents = [];
    DuckDBConnectionStringBuilder settings = [];
    string connectionString = "";
    ConnectionHandle? handle;

    public DuckDBConnection()
    {
    }

    public DuckDBConnection(string? connectionString) => ConnectionString = connectionString;

    [AllowNull]
    public override string ConnectionString
    {
        get => connectionString;
        set
        {
            if (State != ConnectionState.Closed)
                throw new InvalidOperationException("The connection string cannot be changed while the connection is open.");
            settings = new DuckDBConnectionStringBuilder(value);
            connectionString = value ?? "";
        }
    }

    public override string Database => settings.DataSource.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase)
        ? "memory"
        : Path.GetFileNameWithoutExtension(settings.DataSource);

    public override string DataSource => settings.DataSource;

    public override unsafe string ServerVersion
    {
        get
        {
            OpenHandle();
            return NativeText.Read(NativeMethods.LibraryVersion()) ?? "";
        }
    }

    public override ConnectionState State => handle is null ? ConnectionState.Closed : ConnectionState.Open;

    public override bool CanCreateBatch => true;

    protected override DbProviderFactory DbProviderFactory => DuckDBClientFactory.Instance;

    /// <summary>Held during every native call that runs or reads a statement of this connection.</summary>
    internal Lock Gate { get; } = new();

    public override void Open()
    {
        Openable();
        Attach(ConnectionHandle.Connect(SharedDatabase.Acquire(settings)));
    }

    /// <summary>Opens in the background: replaying a log can take long. When the token is cancelled the call ends at once, and what
    /// DuckDB then still opens is closed again.</summary>
    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Openable();
        var opening = Task.Run(() => ConnectionHandle.Connect(SharedDatabase.Acquire(settings)), CancellationToken.None);
        try
        {
            Attach(await opening.WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(
                static late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Another connection to the same database, which may be a private in-memory one.</summary>
    public DuckDBConnection Duplicate()
    {
        var copy = new DuckDBConnection(connectionString);
        copy.Attach(ConnectionHandle.Connect(OpenHandle().Database.AcquireAgain()));
        return copy;
    }

    /// <summary>Closes open readers and appenders and rolls back an open transaction.</summary>
    public override void Close()
    {
        if (handle is null)
            return;
        lock (Gate)
        {
            foreach (var dependent in dependents.ToArray())
                dependent.Abandon();
            dependents.Clear();
            handle.Dispose();
            handle = null;
            Transaction?.Forget();
            Transaction = null;
        }
        OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    public override void ChangeDatabase(string databaseName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(databaseName);
        Run($"USE {QuoteName(databaseName)}");
    }

    public new DuckDBCommand CreateCommand() => new() { Connection = this };

    protected override DbCommand CreateDbCommand() => CreateCommand();

    protected override DbBatch CreateDbBatch() => new DuckDBBatch(this);

    /// <summary>How far the running command is; to be asked from another thread than the one it runs on.</summary>
    /// <remarks>DuckDB measures only with `SET enable_progress_bar = true` (and `SET enable_progress_bar_print = false`),
    /// and only scans of tables and files: a scan of range() alone gives -1.</remarks>
    public DuckDBQueryProgress GetQueryProgress()
    {
        var progress = NativeMethods.QueryProgress(OpenHandle());
        return new DuckDBQueryProgress(progress.Percentage, progress.RowsProcessed, progress.TotalRowsToProcess);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    internal ConnectionHandle OpenHandle() => handle ?? throw new InvalidOperationException("The connection is not open.");

    /// <summary>Abandoned when the connection closes, unless forgotten before.</summary>
    internal void Remember(IDependent dependent) => dependents.Add(dependent);

    internal void Forget(IDependent dependent) => dependents.Remove(dependent);

    /// <summary>Before a command runs: DuckDB has one open stream per connection, so readers take the rest of theirs into memory.</summary>
    internal void BufferStreams()
    {
        foreach (var dependent in dependents)
            (dependent as DuckDBDataReader)?.BufferRest();
    }

    /// <summary>Runs a statement of the provider itself, such as BEGIN.</summary>
    internal unsafe void Run(string sql)
    {
        lock (Gate)
        {
            var open = OpenHandle();
            BufferStreams();
            using var result = new ResultHandle();
            if (NativeMethods.Query(open, sql, result.Pointer) != DuckDBState.Success)
                throw DuckDBException.FromResult(result);
        }
    }

    internal static string QuoteName(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    void Openable()
    {
        if (State != ConnectionState.Closed)
            throw new InvalidOperationException("The connection is already open.");
        if (settings.DataSource.Length == 0)
            throw new InvalidOperationException("The connection string names no Data Source (a file, or :memory:).");
    }

    void Attach(ConnectionHandle connected)
    {
        if (Interlocked.CompareExchange(ref handle, connected, null) is not null)
        {
            connected.Dispose();
            throw new InvalidOperationException("The connection is already open.");
        }
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }
}
