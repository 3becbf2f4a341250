using System.Runtime.CompilerServices;
using DuckDB.NET.Data.Writing;

namespace DuckDB.NET.Data;

/// <summary>The values of one row, in the order of the table's columns.</summary>
public sealed class DuckDBAppenderRow
{
    readonly IRowTarget target;
    readonly VectorWriter[] writers;
    // the columns while the row is open, otherwise none: one test serves ended rows, closed appenders and values too many
    VectorWriter[] open = [];
    ulong row;
    int column;

    internal DuckDBAppenderRow(IRowTarget target, VectorWriter[] writers) => (this.target, this.writers) = (target, writers);

    internal bool IsOpen => open.Length > 0;

    internal void Start(int at) => (open, row, column) = (writers, (ulong)at, 0);

    internal void Stop() => open = [];

    /// <summary>null and DBNull become NULL. Numbers convert to any number column that holds them exactly.</summary>
    /// <exception cref="InvalidCastException">the column's type does not hold the value.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DuckDBAppenderRow AppendValue<T>(T value)
    {
        var writer = Writer(column);
        if (!writer.TryPlain(row, value))
            writer.WriteOrNull(row, value);
        column = unchecked(column + 1);
        return this;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DuckDBAppenderRow AppendValue(string? value)
    {
        Writer(column).TextOrNull(row, value);
        column++;
        return this;
    }

    /// <summary>UTF-8 text for a VARCHAR, bytes for a BLOB.</summary>
    public DuckDBAppenderRow AppendValue(ReadOnlySpan<byte> value)
    {
        Writer(column).Bytes(row, value);
        column++;
        return this;
    }

    public DuckDBAppenderRow AppendNullValue()
    {
        Writer(column).Null(row);
        column++;
        return this;
    }

    /// <summary>The column's DEFAULT.</summary>
    public DuckDBAppenderRow AppendDefault()
    {
        Writer(column);
        target.Default(column++);
        return this;
    }

    public void EndRow() => target.EndRow(column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    VectorWriter Writer(int column)
    {
        var columns = open;
        return unchecked((uint)column) < (uint)columns.Length ? columns[column] : throw target.NoColumn(IsOpen);
    }
}
