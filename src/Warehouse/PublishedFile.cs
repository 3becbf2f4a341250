using System.Collections.Concurrent;
using Dapper;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>One version, open for reading: a few connections to its file, closed when the last reader has left.</summary>
sealed class PublishedFile : IDisposable
{
    // a query takes both processors; more at once would only add memory
    const int Connections = 4;

    readonly ConcurrentBag<DuckDBConnection> _idle = [];
    readonly SemaphoreSlim _free = new(Connections, Connections);
    readonly string _connectionString;
    readonly string _root;
    int _readers = 1;

    // SQL says row_count, records say RowCount
    static PublishedFile() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    PublishedFile(string connectionString, string root, DuckDBConnection first, WarehouseVersion version)
    {
        _connectionString = connectionString;
        _root = root;
        _idle.Add(first);
        Version = version;
    }

    public WarehouseVersion Version { get; }

    public static PublishedFile Open(DataFolder data, string version)
    {
        var settings = new DuckDBConnectionStringBuilder
        {
            DataSource = data.VersionFile(version),
            ReadOnly = true,
            MemoryLimit = "512MB",
            Threads = 2,
        };
        var connection = Connect(settings.ConnectionString, data.Root);
        try
        {
            // pages ask for little: what does not fit is an error, not a file in clear beside the data; and nothing on the
            // machine is within reach but the lake and the folder where exports are written
            connection.Execute("set temp_directory = ''");
            // the lake twice: DuckDB checks the relative name a view gives before it finds the file along the search path
            connection.Execute($"set allowed_directories = [{SqlLiteral.Of(data.Lake)}, {SqlLiteral.Of(Path.GetFileName(data.Lake))}, {SqlLiteral.Of(data.Tmp)}]");
            connection.Execute("set enable_external_access = false");
            VersionReader.Demand(connection);
            var row = connection.QuerySingle<WarehouseVersion>(
                "select version as Version, period as Period, as_of as AsOf, program as Program, first_month as FirstMonth, last_month as LastMonth from meta.version");
            return new PublishedFile(settings.ConnectionString, data.Root, connection, row);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>False when the file is already closed.</summary>
    public bool TryEnter()
    {
        for (var readers = Volatile.Read(ref _readers); readers > 0; readers = Volatile.Read(ref _readers))
        {
            if (Interlocked.CompareExchange(ref _readers, readers + 1, readers) == readers)
                return true;
        }

        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _readers) == 0)
            Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
        _free.Dispose();
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancel) => UseAsync(async connection =>
    {
        var rows = await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel));
        return (IReadOnlyList<T>)rows.AsList();
    }, cancel);

    public async Task<T> UseAsync<T>(Func<DuckDBConnection, Task<T>> use, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        DuckDBConnection? connection = null;
        try
        {
            if (!_idle.TryTake(out connection))
                connection = Connect(_connectionString, _root);
            return await use(connection);
        }
        finally
        {
            if (connection is not null)
                _idle.Add(connection);
            _free.Release();
        }
    }

    static DuckDBConnection Connect(string connectionString, string root)
    {
        var connection = new DuckDBConnection(connectionString);
        try
        {
            connection.Open();
            // views over the lake name their files relative to the data folder
            connection.Execute($"set file_search_path = {SqlLiteral.Of(root)}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
