using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>A statement prepared once for many executions; given up when its connection closes.</summary>
sealed unsafe class PreparedCommand : IDependent, IDisposable
{
    readonly DuckDBConnection connection;
    readonly string text;

    PreparedCommand(DuckDBConnection connection, string text, StatementHandle statement)
    {
        this.connection = connection;
        this.text = text;
        Statement = statement;
        connection.Remember(this);
    }

    internal StatementHandle Statement { get; }

    /// <summary>Null for a text of several statements: a later one may need what an earlier one makes.</summary>
    internal static PreparedCommand? Create(DuckDBConnection connection, string text)
    {
        var handle = connection.OpenHandle();
        lock (connection.Gate)
        {
            connection.BufferStreams();
            using var statements = Statements.Extract(handle, text, out var count);
            return count == 1 ? new PreparedCommand(connection, text, Statements.Prepare(handle, statements, 0)) : null;
        }
    }

    internal bool Serves(DuckDBConnection other, string otherText) =>
        !Statement.IsClosed && ReferenceEquals(connection, other) && text == otherText;

    public void Abandon() => Statement.Dispose();

    public void Dispose()
    {
        connection.Forget(this);
        Abandon();
    }
}
