using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data.Execution;

namespace DuckDB.NET.Data;

/// <summary>One or more SQL statements with their parameters: `?`, `$1` or `$name`.</summary>
public sealed partial class DuckDBCommand : DbCommand
{
    readonly CommandRunner runner = new();
    string commandText = "";
    int commandTimeout;
    DuckDBConnection? connection;
    PreparedCommand? prepared;

    public DuckDBCommand()
    {
    }

    public DuckDBCommand(string? commandText) => CommandText = commandText;

    public DuckDBCommand(string? commandText, DuckDBConnection? connection) : this(commandText) => Connection = connection;

    [AllowNull]
    public override string CommandText
    {
        get => commandText;
        set
        {
            if (runner.IsRunning)
                throw new InvalidOperationException("The text cannot be changed while the command is running or its reader is open.");
            commandText = value ?? "";
        }
    }

    /// <summary>In seconds; 0, the default, waits without limit. Reading the rows counts.</summary>
    public override int CommandTimeout
    {
        get => commandTimeout;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            commandTimeout = value;
        }
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
                throw new ArgumentException($"DuckDB runs text, not {value}.", nameof(value));
        }
    }

    public new DuckDBConnection? Connection
    {
        get => connection;
        set
        {
            if (runner.IsRunning && !ReferenceEquals(value, connection))
                throw new InvalidOperationException("The connection cannot be changed while the command is running or its reader is open.");
            connection = value;
        }
    }

    public new DuckDBParameterCollection Parameters { get; } = [];

    public new DuckDBTransaction? Transaction { get; set; }

    /// <summary>True, the default, reads the result while it is computed; false lets DuckDB finish and hold it all first.</summary>
    public bool UseStreamingMode { get; set; } = true;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; } = UpdateRowSource.None;

    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = value is null or DuckDBConnection ? (DuckDBConnection?)value : throw new InvalidCastException($"A DuckDBConnection is needed, not a {value.GetType().Name}.");
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => Transaction;
        set => Transaction = value is null or DuckDBTransaction ? (DuckDBTransaction?)value : throw new InvalidCastException($"A DuckDBTransaction is needed, not a {value.GetType().Name}.");
    }

    /// <summary>From any thread: interrupts the command, whose call then throws with ErrorType Interrupt. Does nothing when none runs.</summary>
    public override void Cancel() => runner.Cancel();

    /// <summary>Keeps the prepared statement for later executions, until the text or the connection changes. A text of several
    /// statements is prepared anew each time: a later one may need what an earlier one makes.</summary>
    public override void Prepare()
    {
        var ready = Ready();
        var text = new CommandPart(commandText, Parameters).Text;
        if (UsablePrepared(text) is not null)
            return;
        prepared?.Dispose();
        prepared = PreparedCommand.Create(ready, text);
    }

    public new DuckDBParameter CreateParameter() => new();

    protected override DbParameter CreateDbParameter() => CreateParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            prepared?.Dispose();
            prepared = null;
        }
        base.Dispose(disposing);
    }

    DuckDBConnection Ready()
    {
        var ready = connection ?? throw new InvalidOperationException("The command has no connection.");
        ready.OpenHandle();
        if (string.IsNullOrWhiteSpace(commandText))
            throw new InvalidOperationException("The command has no text.");
        if (Transaction?.Connection is { } other && !ReferenceEquals(other, ready))
            throw new InvalidOperationException("The command's transaction belongs to another connection.");
        return ready;
    }
}
