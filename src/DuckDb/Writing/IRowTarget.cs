namespace DuckDB.NET.Data.Writing;

/// <summary>What rows are written into: an appender, or the chunk that a table function is to fill.</summary>
interface IRowTarget
{
    /// <summary>The row has its values.</summary>
    void EndRow(int columns);

    void Default(int column);

    /// <summary>Why a value finds no column.</summary>
    InvalidOperationException NoColumn(bool isRowOpen);
}
