using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Collects one file's rows in DuckDB and writes them to Parquet: the good ones typed, the bad ones with what is wrong.</summary>
/// <remarks>
/// DuckDB runs each query on the calling thread alone, so rows keep the order of the file and the bytes do not depend on the machine. Every
/// statement costs a small file as much as its rows do: tables stay until the next file replaces them, and without rejects there is no table for them.
/// </remarks>
sealed class LakeWriter : IDisposable
{
    readonly DuckDBConnection connection;
    readonly IReadOnlyList<Cell> cells;
    readonly DuckDBAppender accepted;
    DuckDBAppender? rejected;

    public LakeWriter(DuckDBConnection connection, SourceDefinition source, IReadOnlyList<Cell> cells)
    {
        this.connection = connection;
        this.cells = cells;
        accepted = Table("accepted", string.Join(", ", source.Columns.Select(column => $"\"{column.Name}\" {column.LakeType}")));
    }

    /// <summary>Takes the row that the cells hold.</summary>
    public void Accept()
    {
        var row = accepted.CreateRow();
        foreach (var cell in cells)
            cell.Append(row);
        row.EndRow();
    }

    public void Reject(long line, long record, string column, string found, string expected, string reason)
    {
        rejected ??= Table("rejected", "line bigint, record bigint, column_title varchar, found varchar, expected varchar, reason varchar");
        rejected.CreateRow().AppendValue(line).AppendValue(record).AppendValue(column).AppendValue(found).AppendValue(expected).AppendValue(reason).EndRow();
    }

    /// <summary>No row comes after; both tables can be written.</summary>
    public void Finish()
    {
        accepted.Close();
        rejected?.Close();
    }

    /// <summary>Writes the accepted rows and gives their number.</summary>
    public long WriteAccepted(string path, int arrival) => Write("accepted", path, arrival);

    public long WriteRejected(string path, int arrival) => Write("rejected", path, arrival);

    public void Dispose()
    {
        accepted.Dispose();
        rejected?.Dispose();
    }

    DuckDBAppender Table(string name, string columns)
    {
        Run($"create or replace temp table {name} ({columns})");
        return connection.CreateAppender("temp", "main", name);
    }

    long Write(string table, string path, int arrival) => Run(string.Create(CultureInfo.InvariantCulture,
        $"copy (select *, {arrival}::integer as arrival from temp.main.{table}) to {SqlLiteral.Of(path)} (format parquet, compression zstd)"));

    long Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
