using System.Globalization;
using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What one worker keeps from file to file: its connections, the keys of the file it reads, and the tables that DuckDB reads from it.</summary>
/// <param name="number">Tells the workers of one database apart.</param>
sealed class Workspace(DuckDBConnection database, int number) : IDisposable
{
    readonly Utf8Table keys = new();
    readonly HashSet<string> tables = new(StringComparer.Ordinal);
    readonly DuckDBConnection reading = database.Duplicate();
    Action<DuckDBTableRows> next = _ => { };

    /// <summary>For what is not read: rejects, held rows.</summary>
    public DuckDBConnection Connection { get; } = database.Duplicate();

    public Utf8Table EmptyKeys()
    {
        keys.Clear();
        return keys;
    }

    /// <summary>Runs a statement over rows of a source while they are made, so that they are nowhere kept; gives the number of rows that it wrote.</summary>
    /// <param name="sql">The statement, given the table.</param>
    /// <param name="next">Makes the next rows; what it throws comes out as it was.</param>
    public long Over(SourceDefinition source, Action<DuckDBTableRows> next, Func<string, string> sql)
    {
        var table = string.Create(CultureInfo.InvariantCulture, $"{source.Id}_{number}");
        if (tables.Add(table))
            reading.RegisterTableFunction(table, [.. source.Columns.Select(column => (column.Name, column.LakeType))], () => rows => this.next(rows));
        ExceptionDispatchInfo? failure = null;
        this.next = rows =>
        {
            try
            {
                next(rows);
            }
            catch (Exception thrown)
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
                throw;
            }
        };
        using var command = reading.CreateCommand();
        command.CommandText = sql(table + "()");
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (DuckDBException) when (failure is not null)
        {
            failure.Throw();
            throw;
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        reading.Dispose();
    }
}
