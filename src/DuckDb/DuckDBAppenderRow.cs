using System.Runtime.CompilerServices;

namespace DuckDB.NET.Data;

/// <summary>The values of one row, in the order of the table's columns.</summary>
public sealed class DuckDBAppenderRow
{
    readonly DuckDBAppender appender;
    int column;

    internal DuckDBAppenderRow(DuckDBAppender appender) => this.appender = appender;

    internal void Start() => column = 0;

    /// <summary>null and DBNull become NULL. Numbers convert to any number column that holds them exactly.</summary>
    /// <exception cref="InvalidCastException">the column's type does not hold the value.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DuckDBAppenderRow AppendValue<T>(T value)
    {
        var writer = appender.Writer(column, out var row);
        if (!writer.TryPlain(row, value))
            writer.WriteOrNull(row, value);
        column = unchecked(column + 1);
        return this;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DuckDBAppenderRow AppendValue(string? value)
    {
        appender.Writer(column, out var row).TextOrNull(row, value);
        column++;
        return this;
    }

    /// <summary>UTF-8 text for a VARCHAR, bytes for a BLOB.</summary>
    public DuckDBAppenderRow AppendValue(ReadOnlySpan<byte> value)
    {
        appender.Writer(column, out var row).Bytes(row, value);
        column++;
        return this;
    }

    public DuckDBAppenderRow AppendNullValue()
    {
        appender.Writer(column, out var row).Null(row);
        column++;
        return this;
    }

    /// <summary>The column's DEFAULT.</summary>
    public DuckDBAppenderRow AppendDefault()
    {
        appender.Default(column++);
        return this;
    }

    public void EndRow() => appender.EndRow(column);
}
