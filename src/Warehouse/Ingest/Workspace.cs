using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What one worker uses for one file after the other.</summary>
sealed class Workspace(DuckDBConnection connection) : IDisposable
{
    readonly Utf8Table keys = new();

    public DuckDBConnection Connection { get; } = connection;

    public Utf8Table EmptyKeys()
    {
        keys.Clear();
        return keys;
    }

    public void Dispose() => Connection.Dispose();
}
