namespace DuckDB.NET.Data;

/// <summary>How far the running query is; Percentage is -1 where DuckDB gives none (before it starts, or with the progress bar disabled).</summary>
public readonly record struct DuckDBQueryProgress(double Percentage, ulong RowsProcessed, ulong TotalRowsToProcess);
