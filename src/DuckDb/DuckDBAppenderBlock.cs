using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>Many rows at once, column by column: `CreateBlock(n).AppendColumn(ids).AppendColumn(names).EndBlock()`.</summary>
/// <remarks>A span whose elements have the column's own type is copied as a whole. The block is held in memory until it ends.</remarks>
public sealed class DuckDBAppenderBlock
{
    readonly DuckDBAppender appender;
    readonly List<ChunkHandle> chunks = [];
    readonly int chunkRows;
    int rows;
    int column;

    internal DuckDBAppenderBlock(DuckDBAppender appender, int chunkRows)
    {
        this.appender = appender;
        this.chunkRows = chunkRows;
    }

    internal void Start(int count)
    {
        rows = count;
        column = 0;
        while ((long)chunks.Count * chunkRows < count)
            chunks.Add(appender.NewChunk());
    }

    /// <summary>The next column, in the order of the table. Nullable elements and null texts become NULL.</summary>
    /// <exception cref="InvalidCastException">the column's type does not hold a value; the appender can then only be disposed.</exception>
    public DuckDBAppenderBlock AppendColumn<T>(ReadOnlySpan<T> values)
    {
        if (values.Length != rows)
            throw new ArgumentException($"The block has {rows} rows, the column {values.Length}.", nameof(values));
        var type = appender.BlockColumn(column);
        var writer = new VectorWriter(type);
        try
        {
            for (var start = 0; start < rows; start += chunkRows)
            {
                writer.Attach(NativeMethods.ChunkVector(chunks[start / chunkRows], (ulong)column));
                writer.WriteAll(values.Slice(start, Math.Min(chunkRows, rows - start)));
            }
        }
        catch
        {
            appender.MarkFailed();
            throw;
        }
        column++;
        return this;
    }

    public DuckDBAppenderBlock AppendColumn<T>(T[] values) => AppendColumn<T>(values.AsSpan());

    public void EndBlock()
    {
        appender.EndBlock(column);
        for (var start = 0; start < rows; start += chunkRows)
            appender.AppendChunk(chunks[start / chunkRows], Math.Min(chunkRows, rows - start));
    }

    internal void Release() => chunks.ForEach(chunk => chunk.Dispose());
}
