using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>The next rows of a table function, as many as DuckDB takes at once.</summary>
public sealed class DuckDBTableRows : IRowTarget
{
    readonly VectorWriter[] writers;
    readonly DuckDBAppenderRow row;
    readonly int capacity = (int)NativeMethods.VectorSize();
    int rows;

    internal DuckDBTableRows(VectorWriter[] writers)
    {
        this.writers = writers;
        row = new DuckDBAppenderRow(this, writers);
    }

    /// <summary>Whether there is no room for another row before the next call.</summary>
    public bool IsFull => rows == capacity;

    /// <summary>How many rows have been made since the call began.</summary>
    public int Count => rows;

    /// <summary>Begins a row; the object is the same for all rows.</summary>
    /// <exception cref="InvalidOperationException">there is no room, or the row before has not been ended.</exception>
    public DuckDBAppenderRow CreateRow()
    {
        if (row.IsOpen || IsFull)
            throw new InvalidOperationException(IsFull ? "There is no room for another row before the next call." : "The row before has not been ended.");
        row.Start(rows);
        return row;
    }

    /// <summary>The memory of a column of the rows made so far, to write or change values together; it is gone when the call ends.</summary>
    /// <exception cref="InvalidCastException">the column's values are not kept as <typeparamref name="T"/>.</exception>
    public Span<T> Values<T>(int column)
        where T : unmanaged => writers[column].Plain<T>(rows);

    internal int Fill(nint chunk, Action<DuckDBTableRows> next)
    {
        for (var i = 0; i < writers.Length; i++)
            writers[i].Attach(NativeMethods.BorrowedChunkVector(chunk, (ulong)i));
        rows = 0;
        next(this);
        return row.IsOpen ? throw new InvalidOperationException("The last row has not been ended.") : rows;
    }

    void IRowTarget.EndRow(int columns)
    {
        if (!row.IsOpen)
            throw new InvalidOperationException("The row has already ended.");
        if (columns != writers.Length)
            throw new InvalidOperationException($"The table has {writers.Length} columns; the row has {columns} values.");
        row.Stop();
        rows++;
    }

    void IRowTarget.Default(int column) => throw new InvalidOperationException("A column of a table function has no DEFAULT.");

    InvalidOperationException IRowTarget.NoColumn(bool isRowOpen) => new(isRowOpen
        ? $"The table has {writers.Length} columns; the row has more values."
        : "The row has ended: CreateRow begins the next.");
}
