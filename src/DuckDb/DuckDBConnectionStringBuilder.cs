using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>`Data Source=file;access_mode=READ_ONLY;memory_limit=2GB;threads=2;temp_directory=…`: every key but the first is a
/// configuration option of DuckDB and goes to it unchanged; others are refused with ArgumentException.</summary>
/// <remarks>`:memory:` is a database of its own for each connection; `:memory:?cache=shared` and `:memory:name` are shared within the
/// process as long as a connection to them is open.</remarks>
public sealed class DuckDBConnectionStringBuilder : DbConnectionStringBuilder
{
    public const string InMemoryDataSource = ":memory:";
    public const string InMemorySharedDataSource = ":memory:?cache=shared";
    public const string InMemoryConnectionString = "Data Source=" + InMemoryDataSource;
    public const string InMemorySharedConnectionString = "Data Source=" + InMemorySharedDataSource;

    const string DataSourceKey = "Data Source";

    public DuckDBConnectionStringBuilder()
    {
    }

    public DuckDBConnectionStringBuilder(string? connectionString) => ConnectionString = connectionString;

    public string DataSource
    {
        get => Text(DataSourceKey) ?? "";
        set => this[DataSourceKey] = value;
    }

    /// <summary>AUTOMATIC, READ_ONLY or READ_WRITE.</summary>
    public string? AccessMode
    {
        get => Text("access_mode");
        set => this["access_mode"] = value;
    }

    public bool ReadOnly
    {
        get => string.Equals(AccessMode, "READ_ONLY", StringComparison.OrdinalIgnoreCase);
        set => AccessMode = value ? "READ_ONLY" : null;
    }

    /// <summary>With its unit, as DuckDB reads it: 2GB, 512MB.</summary>
    public string? MemoryLimit
    {
        get => Text("memory_limit");
        set => this["memory_limit"] = value;
    }

    public int? Threads
    {
        get => Text("threads") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
        set => this["threads"] = value;
    }

    public string? TempDirectory
    {
        get => Text("temp_directory");
        set => this["temp_directory"] = value;
    }

    [AllowNull]
    public override object this[string keyword]
    {
        get => base[Canonical(keyword)];
        set => base[Known(Canonical(keyword))] = value;
    }

    public override bool ContainsKey(string keyword) => base.ContainsKey(Canonical(keyword));

    public override bool Remove(string keyword) => base.Remove(Canonical(keyword));

    public override bool TryGetValue(string keyword, [NotNullWhen(true)] out object? value) =>
        base.TryGetValue(Canonical(keyword), out value);

    /// <summary>What is handed to DuckDB when the database is opened.</summary>
    internal SortedDictionary<string, string> Options()
    {
        var options = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string key in Keys)
        {
            if (Canonical(key) != DataSourceKey && Text(key) is { Length: > 0 } value)
                options[key] = value;
        }
        return options;
    }

    string? Text(string key) => TryGetValue(key, out var value) ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) : null;

    static string Known(string keyword) => keyword == DataSourceKey || ConfigOptions.Contains(keyword)
        ? keyword
        : throw new ArgumentException($"'{keyword}' is neither Data Source nor an option of DuckDB.", nameof(keyword));

    // both spellings are in use: `DataSource` in DuckDB.NET's own examples, `Data Source` elsewhere
    static string Canonical(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        return keyword.Replace(" ", "", StringComparison.Ordinal).Equals("datasource", StringComparison.OrdinalIgnoreCase) ? DataSourceKey : keyword;
    }
}
