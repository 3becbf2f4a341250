namespace DuckDB.NET.Native;

/// <summary>A native connection; releasing it gives its database back to the registry, which closes the file with the last one.</summary>
sealed class ConnectionHandle : NativeHandle
{
    SharedDatabase? database;
    SerialTurn? turn;

    internal SharedDatabase Database => database!;

    /// <summary>Takes over one use of the database, also when it fails.</summary>
    internal static ConnectionHandle Connect(SharedDatabase database)
    {
        var state = NativeMethods.Connect(database.Handle, out var connection);
        if (state == DuckDBState.Success && !connection.IsInvalid)
        {
            connection.database = database;
            return connection;
        }
        connection.Dispose();
        database.Release();
        throw new Data.DuckDBException("DuckDB refused a connection to the database.", DuckDBErrorType.Connection);
    }

    /// <summary>For a serializable transaction.</summary>
    internal void TakeTurn()
    {
        Database.Turn.Take();
        turn = Database.Turn;
    }

    /// <summary>Also when the connection is closed or forgotten with its transaction open.</summary>
    internal void ReturnTurn() => Interlocked.Exchange(ref turn, null)?.Return();

    protected override void Destroy(ref nint pointer)
    {
        NativeMethods.Disconnect(ref pointer);
        ReturnTurn();
        database?.Release();
    }
}
