using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>Splitting a text into statements, and preparing one.</summary>
static unsafe class Statements
{
    /// <summary>No statement where the text holds comments only.</summary>
    internal static ExtractedHandle Extract(ConnectionHandle connection, string text, out ulong count)
    {
        count = NativeMethods.ExtractStatements(connection, text, out var statements);
        statements.KeepAlive(connection);
        if (count > 0 || NativeText.Read(NativeMethods.ExtractStatementsError(statements)) is not { Length: > 0 } error)
            return statements;
        statements.Dispose();
        throw DuckDBException.FromText(error);
    }

    internal static StatementHandle Prepare(ConnectionHandle connection, ExtractedHandle statements, ulong index)
    {
        var state = NativeMethods.PrepareExtracted(connection, statements, index, out var statement);
        statement.KeepAlive(connection);
        if (state == DuckDBState.Success)
            return statement;
        using (statement)
            throw DuckDBException.FromText(NativeText.Read(NativeMethods.PrepareError(statement)));
    }
}
