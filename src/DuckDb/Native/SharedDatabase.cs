using DuckDB.NET.Data;

namespace DuckDB.NET.Native;

/// <summary>One open database, shared by all connections of the process to the same file and closed with the last of them.</summary>
/// <remarks>The only static state: DuckDB locks a file for the process, so a second handle to it cannot be had.</remarks>
sealed unsafe class SharedDatabase
{
    static readonly Lock Gate = new();
    static readonly Dictionary<string, SharedDatabase> Open = new(StringComparer.Ordinal);

    readonly string? key;
    readonly SortedDictionary<string, string> options;
    int users;

    SharedDatabase(string path, string? key, SortedDictionary<string, string> options)
    {
        this.key = key;
        this.options = options;
        Handle = OpenNative(path, options);
    }

    internal DatabaseHandle Handle { get; }

    internal SerialTurn Turn { get; } = new();

    internal static SharedDatabase Acquire(DuckDBConnectionStringBuilder settings)
    {
        var source = settings.DataSource;
        var options = settings.Options();
        var key = Key(source);
        lock (Gate)
        {
            if (key is not null && Open.TryGetValue(key, out var existing))
            {
                existing.RejectOtherOptions(source, options);
                existing.users++;
                return existing;
            }
            var database = new SharedDatabase(IsInMemory(source) ? ":memory:" : source, key, options) { users = 1 };
            if (key is not null)
                Open.Add(key, database);
            return database;
        }
    }

    /// <summary>Another user of the same database, for connections that duplicate one to a private in-memory database.</summary>
    internal SharedDatabase AcquireAgain()
    {
        lock (Gate)
        {
            users++;
            return this;
        }
    }

    internal void Release()
    {
        lock (Gate)
        {
            if (--users > 0)
                return;
            if (key is not null)
                Open.Remove(key);
            // inside the lock: whoever opens the file next must find its lock released
            Handle.Dispose();
        }
    }

    static bool IsInMemory(string source) => source.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase);

    static string? Key(string source)
    {
        if (!IsInMemory(source))
            return Path.GetFullPath(source);
        return source.Length == ":memory:".Length ? null : source;
    }

    void RejectOtherOptions(string source, SortedDictionary<string, string> wanted)
    {
        foreach (var (name, value) in wanted)
        {
            if (!options.TryGetValue(name, out var present))
                present = "its default";
            if (!string.Equals(present, value, StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"'{source}' is already open in this process with {name} = {present}, not {value}: one file has one configuration.");
        }
        if (options.TryGetValue("access_mode", out var mode) && !wanted.ContainsKey("access_mode") && mode.Equals("READ_ONLY", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"'{source}' is already open in this process with access_mode = READ_ONLY; ask for the same or close it first.");
    }

    static DatabaseHandle OpenNative(string path, SortedDictionary<string, string> options)
    {
        NativeMethods.CreateConfig(out var config);
        using (config)
        {
            foreach (var (name, value) in options)
            {
                if (NativeMethods.SetConfig(config, name, value) != DuckDBState.Success)
                    throw new DuckDBException($"DuckDB does not accept the option {name} = {value}.", DuckDBErrorType.InvalidConfiguration);
            }
            var state = NativeMethods.Open(path, out var database, config, out var error);
            if (state == DuckDBState.Success)
                return database;
            database.Dispose();
            throw DuckDBException.FromText(NativeText.Take(error));
        }
    }
}
