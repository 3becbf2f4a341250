namespace DuckDB.NET.Data;

public sealed partial class DuckDBConnection
{
    int openAppenders;
    bool appenderFailed;
    bool ownsAppendTransaction;

    public DuckDBAppender CreateAppender(string table) => CreateAppender(null, null, table);

    public DuckDBAppender CreateAppender(string? schema, string table) => CreateAppender(null, schema, table);

    public DuckDBAppender CreateAppender(string? catalog, string? schema, string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        OpenHandle();
        lock (Gate)
        {
            BufferStreams();
            EnterAppend();
            try
            {
                return new DuckDBAppender(this, catalog, schema, table);
            }
            catch
            {
                LeaveAppend(success: false, wrote: false);
                throw;
            }
        }
    }

    /// <summary>Outside a transaction the first appender begins one of its own, so that none of its rows stays if it fails.</summary>
    void EnterAppend()
    {
        if (openAppenders == 0 && Transaction is null && !IsInTransactionBegunInSql())
        {
            BeginTransaction();
            ownsAppendTransaction = true;
            appenderFailed = false;
        }
        openAppenders++;
    }

    // without one, each statement is a transaction of its own with a new number; to try BEGIN would abort the caller's
    bool IsInTransactionBegunInSql()
    {
        using var command = CreateCommand();
        command.CommandText = "select txid_current()";
        return Equals(command.ExecuteScalar(), command.ExecuteScalar());
    }

    /// <summary>The last appender ends the transaction that the first began: appenders open together succeed or fail together.</summary>
    internal void LeaveAppend(bool success, bool wrote)
    {
        openAppenders--;
        if (!ownsAppendTransaction)
        {
            if (!success && wrote)
                Transaction?.Doom("An appender was not closed after part of its rows had been written in this transaction: only a rollback is possible.");
            return;
        }
        appenderFailed |= !success;
        if (openAppenders > 0)
            return;
        ownsAppendTransaction = false;
        if (Transaction is not { } transaction)
            return;
        if (appenderFailed)
            transaction.Dispose();
        else
            transaction.Commit();
    }
}
