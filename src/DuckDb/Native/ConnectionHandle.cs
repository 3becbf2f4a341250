namespace DuckDB.NET.Native;

/// <summary>A native connection; releasing it gives its database back to the registry, which closes the file with the last one.</summary>
sealed class ConnectionHandle : NativeHandle
{
    SharedDatabase? database;

    internal static ConnectionHandle Connect(SharedDatabase database)
    {
        var state = NativeMethods.Connect(database.Handle, out var connection);
        if (state != DuckDBState.Success || connection.IsInvalid)
        {
            connection.Dispose();
            throw new Data.DuckDBException("DuckDB refused a connection to the database.", DuckDBErrorType.Connection);
        }
        connection.database = database;
        return connection;
    }

    protected override void Destroy(ref nint pointer)
    {
        NativeMethods.Disconnect(ref pointer);
        database?.Release();
    }
}
