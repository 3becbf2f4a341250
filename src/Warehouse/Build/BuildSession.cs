using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>One connection that builds one warehouse file, and the SQL helpers that all steps of the build share.</summary>
public sealed class BuildSession : IDisposable
{
    BuildSession(DuckDBConnection connection, CancellationToken cancellation)
    {
        Connection = connection;
        Cancellation = cancellation;
    }

    public DuckDBConnection Connection { get; }

    public CancellationToken Cancellation { get; }

    /// <param name="file">The database file, or <c>:memory:</c>.</param>
    public static BuildSession Open(string file, BuildSettings settings, CancellationToken cancellation)
    {
        var connection = new DuckDBConnection($"Data Source={file}");
        connection.Open();
        var session = new BuildSession(connection, cancellation);
        session.Execute($"set memory_limit = '{settings.MemoryLimit}'");
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"set threads = {settings.Threads}"));
        session.Execute("set preserve_insertion_order = false");
        session.Execute("set timezone = 'Asia/Shanghai'");
        if (settings.TempDirectory is { } temp)
            session.Execute($"set temp_directory = {SqlLiteral.Of(temp)}");
        if (settings.SearchPath is { } search)
            session.Execute($"set file_search_path = {SqlLiteral.Of(search)}");
        foreach (var schema in new[] { "lake", "staging", "core", "marts", "indicators", "scores", "payouts", "flags", "meta" })
            session.Execute($"create schema if not exists {schema}");
        return session;
    }

    public int Execute(string sql, object? parameters = null) =>
        Connection.Execute(new CommandDefinition(sql, parameters, cancellationToken: Cancellation));

    public List<T> Query<T>(string sql, object? parameters = null) =>
        [.. Connection.Query<T>(new CommandDefinition(sql, parameters, cancellationToken: Cancellation))];

    /// <summary>Runs SQL of a definition file; DuckDB's complaint becomes a fault at the file's line.</summary>
    public bool TryExecute(string prefix, string file, string sql, List<DefinitionFault> faults)
    {
        try
        {
            Execute(prefix + sql);
            return true;
        }
        catch (DuckDBException failure) when (failure.ErrorType is not (DuckDBErrorType.IO or DuckDBErrorType.OutOfMemory or DuckDBErrorType.Interrupt))
        {
            // a disk that is full or gone is no fault of the file
            faults.Add(SqlFailure.At(file, sql, prefix, failure.Message));
            return false;
        }
    }

    // not from duckdb_columns(), which walks through all tables for the columns of one
    public IReadOnlyList<(string Name, string Type)> Columns(string table) =>
        [.. Query<(string, string)>($"select column_name, column_type from (describe {table})")];

    public void SetVariables(RunScope scope)
    {
        Execute($"set variable as_of = date '{scope.AsOf:yyyy-MM-dd}'");
        Execute($"set variable period = {SqlLiteral.Of(scope.Period)}");
    }

    public void Dispose()
    {
        Connection.Dispose();
    }
}
