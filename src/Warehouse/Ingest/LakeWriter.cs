using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Writes one file's rows to Parquet: the good ones typed, while they are read; the bad ones, collected first, with what is wrong.</summary>
/// <remarks>
/// DuckDB runs each query on the calling thread alone, so rows keep the order of the file and the bytes do not depend on the machine. Every
/// statement costs a small file as much as its rows do: without rejects or held rows there is no table for them.
/// </remarks>
sealed class LakeWriter(Workspace workspace, SourceDefinition source, IReadOnlyList<Cell> cells) : IDisposable
{
    DuckDBAppender? rejected, held, solved;

    string Columns => string.Join(", ", source.Columns.Select(column => $"\"{column.Name}\" {column.LakeType}"));

    /// <summary>Takes the row that the cells hold.</summary>
    public void Accept(DuckDBTableRows rows)
    {
        var (at, row) = (rows.Count, rows.CreateRow());
        foreach (var cell in cells)
            cell.Accept(row, at);
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
        AppendFault(Append(held.CreateRow()), line, record, verdict).EndRow();
    }

    /// <summary>Notes that the row which the cells hold corrects one that was rejected.</summary>
    public void Solve(int arrival, long line)
    {
        solved ??= Table("solved", "corrected integer, line bigint");
        solved.CreateRow().AppendValue(arrival).AppendValue(line).EndRow();
    }

    /// <summary>Writes the accepted rows as they are made and gives their number; no row comes after.</summary>
    /// <param name="read">Reads on until it has no room for another accepted row.</param>
    public long WriteAccepted(string path, int arrival, Action<DuckDBTableRows> read)
    {
        var written = workspace.Over(source, rows =>
        {
            read(rows);
            for (var i = 0; i < cells.Count; i++)
                if (cells[i] is KeyCell cell)
                    cell.Fill(rows.Values<long>(i));
        }, table => Copy(table, path, arrival));
        rejected?.Close();
        held?.Close();
        solved?.Close();
        return written;
    }

    public long WriteRejected(string path, int arrival) => Write("rejected", path, arrival);

    public long WriteSolved(string path, int arrival) => Write("solved", path, arrival);

    public long WriteHeld(string path, int arrival) => Write("held", path, arrival);

    public void Dispose()
    {
        rejected?.Dispose();
        held?.Dispose();
        solved?.Dispose();
    }

    DuckDBAppenderRow Append(DuckDBAppenderRow row)
    {
        foreach (var cell in cells)
            cell.Append(row);
        return row;
    }

    static DuckDBAppenderRow AppendFault(DuckDBAppenderRow row, long line, long record, RowCheck.Verdict verdict) => row
        .AppendValue(line).AppendValue(record).AppendValue(verdict.Column).AppendValue(verdict.Found).AppendValue(verdict.Fault.Expected).AppendValue(verdict.Fault.Reason);

    DuckDBAppender Table(string name, string columns)
    {
        Run($"create or replace temp table {name} ({columns})");
        return workspace.Connection.CreateAppender("temp", "main", name);
    }

    long Write(string table, string path, int arrival) => Run(Copy($"temp.main.{table}", path, arrival));

    static string Copy(string table, string path, int arrival) => string.Create(CultureInfo.InvariantCulture,
        $"copy (select *, {arrival}::integer as arrival from {table}) to {SqlLiteral.Of(path)} ({LakeFolder.Format})");

    long Run(string sql)
    {
        using var command = workspace.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
