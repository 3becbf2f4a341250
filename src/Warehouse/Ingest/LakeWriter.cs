using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Collects one file's rows in DuckDB and writes them to Parquet: the good ones typed, the bad ones with what is wrong.</summary>
/// <remarks>
/// DuckDB runs each query on the calling thread alone, so rows keep the order of the file and the bytes do not depend on the machine. Every
/// statement costs a small file as much as its rows do: tables stay until the next file replaces them, and without rejects or held rows there is no table for them.
/// </remarks>
sealed class LakeWriter : IDisposable
{
    readonly DuckDBConnection connection;
    readonly IReadOnlyList<Cell> cells;
    readonly DuckDBAppender accepted;
    readonly SourceDefinition source;
    DuckDBAppender? rejected, held, solved;

    public LakeWriter(DuckDBConnection connection, SourceDefinition source, IReadOnlyList<Cell> cells)
    {
        (this.connection, this.source, this.cells) = (connection, source, cells);
        accepted = Table("accepted", Columns);
    }

    string Columns => string.Join(", ", source.Columns.Select(column => $"\"{column.Name}\" {column.LakeType}"));

    /// <summary>Takes the row that the cells hold.</summary>
    public void Accept()
    {
        var row = accepted.CreateRow();
        foreach (var cell in cells)
            cell.Append(row);
        row.EndRow();
    }

    public void Reject(long line, long record, RowCheck.Verdict verdict)
    {
        rejected ??= Table("rejected", LakeView.FaultColumns);
        AppendFault(rejected.CreateRow(), line, record, verdict).EndRow();
    }

    /// <summary>Keeps the row that the cells hold, with what it waits for.</summary>
    public void Hold(long line, long record, RowCheck.Verdict verdict)
    {
        held ??= Table("held", $"{Columns}, {LakeView.FaultColumns}");
        var row = held.CreateRow();
        foreach (var cell in cells)
            cell.Append(row);
        AppendFault(row, line, record, verdict).EndRow();
    }

    /// <summary>Notes that the row which the cells hold corrects one that was rejected.</summary>
    public void Solve(int arrival, long line)
    {
        solved ??= Table("solved", "corrected integer, line bigint");
        solved.CreateRow().AppendValue(arrival).AppendValue(line).EndRow();
    }

    static DuckDBAppenderRow AppendFault(DuckDBAppenderRow row, long line, long record, RowCheck.Verdict verdict) => row
        .AppendValue(line).AppendValue(record).AppendValue(verdict.Column).AppendValue(verdict.Found).AppendValue(verdict.Fault.Expected).AppendValue(verdict.Fault.Reason);

    /// <summary>No row comes after; both tables can be written.</summary>
    public void Finish()
    {
        accepted.Close();
        rejected?.Close();
        held?.Close();
        solved?.Close();
    }

    /// <summary>Writes the accepted rows and gives their number.</summary>
    public long WriteAccepted(string path, int arrival) => Write("accepted", path, arrival);

    public long WriteRejected(string path, int arrival) => Write("rejected", path, arrival);

    public long WriteSolved(string path, int arrival) => Write("solved", path, arrival);

    public long WriteHeld(string path, int arrival) => Write("held", path, arrival);

    public void Dispose()
    {
        accepted.Dispose();
        rejected?.Dispose();
        held?.Dispose();
        solved?.Dispose();
    }

    DuckDBAppender Table(string name, string columns)
    {
        Run($"create or replace temp table {name} ({columns})");
        return connection.CreateAppender("temp", "main", name);
    }

    long Write(string table, string path, int arrival) => Run(string.Create(CultureInfo.InvariantCulture,
        $"copy (select *, {arrival}::integer as arrival from temp.main.{table}) to {SqlLiteral.Of(path)} (format parquet, compression snappy)"));

    long Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
