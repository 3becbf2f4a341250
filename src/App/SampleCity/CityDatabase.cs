using System.Globalization;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>A connection to the database in memory in which the city is made.</summary>
sealed class CityDatabase : IDisposable
{
    readonly DuckDBConnection connection;
    readonly CancellationToken cancellation;

    CityDatabase(DuckDBConnection connection, CancellationToken cancellation)
    {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    public static CityDatabase Create(SampleCityOptions options, string temporaryFolder, CancellationToken cancellation)
    {
        var settings = new DuckDBConnectionStringBuilder
        {
            DataSource = DuckDBConnectionStringBuilder.InMemoryDataSource,
            MemoryLimit = "3GB",
            Threads = options.Threads,
            TempDirectory = temporaryFolder,
        };
        var connection = new DuckDBConnection(settings.ConnectionString);
        connection.Open();
        var database = new CityDatabase(connection, cancellation);
        // Joins run as written: estimates behind unnest() are far too low, and pulling filters up turns lookups into nested loops.
        database.Run("set disabled_optimizers = 'filter_pullup,join_order,build_side_probe_side'");
        database.SetAll(options);
        database.Run(SqlText.Read("", "macros"));
        database.Run("create schema city");
        return database;
    }

    /// <summary>Another connection, for another thread; variables and the search path are its own.</summary>
    public CityDatabase Another(SampleCityOptions options)
    {
        var other = new CityDatabase(connection.Duplicate(), cancellation);
        other.SetAll(options);
        return other;
    }

    public void Run(string sql)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var cancelling = cancellation.Register(command.Cancel);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    public void CreateTable(string schema, string folder, string name) =>
        Run($"create table {schema}.{name} as {SqlText.Read(folder, name)}");

    public void Set(string variable, long value) =>
        Run(string.Create(CultureInfo.InvariantCulture, $"set variable {variable} = {value}::bigint"));

    public void UseSchema(string schema) => Run($"set search_path = '{schema},main'");

    public long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public IReadOnlyList<T> Rows<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose() => connection.Dispose();

    void SetAll(SampleCityOptions options)
    {
        Set("seed", options.Seed);
        Set("teams", options.Teams);
        Set("units", SampleCity.UnitCount(options.Teams));
        Set("year", options.Year);
        Set("is_clean", options.IsClean ? 1 : 0);
        Run(string.Create(CultureInfo.InvariantCulture, $"set variable weakest_cheat = {options.Cheats.Weakest}::double"));
        Run(string.Create(CultureInfo.InvariantCulture, $"set variable strongest_cheat = {options.Cheats.Strongest}::double"));
        Run($"set variable cheat_ways = {options.CheatWays?.ToString(CultureInfo.InvariantCulture) ?? "null"}::integer");
        Run($"set variable first_day = make_date({options.Year - 1}, 1, 1)");
        Run($"set variable last_day = make_date({options.Year}, 12, 31)");
    }
}
