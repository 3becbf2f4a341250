using System.Runtime.CompilerServices;
using DuckDB.NET.Data.Reading;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

public sealed partial class DuckDBDataReader
{
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    public override decimal GetDecimal(int ordinal)
    {
        var column = Current(ordinal);
        if (!column.IsNarrowDecimal || column.IsNull(unchecked((ulong)row)))
            return GetFieldValue<decimal>(ordinal);
        var value = column.NarrowDecimal(unchecked((ulong)row));
        GC.KeepAlive(this);
        return value;
    }

    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    public override string GetString(int ordinal)
    {
        var column = Current(ordinal);
        if (!column.IsText || column.IsNull(unchecked((ulong)row)))
            return GetFieldValue<string>(ordinal);
        var value = column.Text(unchecked((ulong)row));
        GC.KeepAlive(this);
        return value;
    }

    /// <exception cref="InvalidOperationException">the column is no BLOB.</exception>
    public override Stream GetStream(int ordinal) => Current(ordinal).ClrType == typeof(byte[])
        ? GetFieldValue<Stream>(ordinal)
        : throw new InvalidOperationException($"A {columns[ordinal].Type.Name} is no stream of bytes.");

    /// <exception cref="InvalidOperationException">the column holds no text.</exception>
    public override TextReader GetTextReader(int ordinal) => Current(ordinal).ClrType == typeof(string)
        ? GetFieldValue<TextReader>(ordinal)
        : throw new InvalidOperationException($"A {columns[ordinal].Type.Name} is no text.");

    /// <summary>The UTF-8 bytes of a VARCHAR, or those of a BLOB, where DuckDB keeps them: valid until the next Read.</summary>
    public ReadOnlySpan<byte> GetSpan(int ordinal) => StoredBytes(ordinal, Current(ordinal).Type.Id is DuckDBType.Blob or DuckDBType.Varchar);

    /// <summary>Numbers convert to any number type that holds them exactly; a nullable T reads NULL as null.</summary>
    /// <exception cref="InvalidCastException">the value is NULL, or does not fit T.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override T GetFieldValue<T>(int ordinal)
    {
        var columns = current;
        if (unchecked((uint)ordinal) < (uint)columns.Length && columns[ordinal] is var column && column.PlainWithoutNull == typeof(T))
        {
            var value = column.Plain<T>(row);
            // a reader that nobody holds any more must not be collected, and its chunk with it, while its memory is read
            GC.KeepAlive(this);
            return value;
        }
        return Converted<T>(ordinal);
    }

    public override object GetValue(int ordinal)
    {
        var column = Current(ordinal);
        var value = column.IsNull((ulong)row) ? DBNull.Value : column.GetObject((ulong)row);
        GC.KeepAlive(this);
        return value;
    }

    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (current.Length == 0)
            throw NotReadable(0);
        var count = Math.Min(values.Length, columns.Length);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    public override bool IsDBNull(int ordinal) => Current(ordinal).IsNull((ulong)row);

    public override Task<bool> IsDBNullAsync(int ordinal, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        return IsDBNull(ordinal) ? True : False;
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(StoredBytes(ordinal, Current(ordinal).Type.Id == DuckDBType.Blob), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).AsSpan(), dataOffset, buffer, bufferOffset, length);

    T Converted<T>(int ordinal)
    {
        var column = Current(ordinal);
        var value = column.IsNull((ulong)row) ? NullValue<T>(ordinal) : column.Get<T>((ulong)row);
        GC.KeepAlive(this);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    VectorReader Current(int ordinal)
    {
        var columns = current;
        return unchecked((uint)ordinal) < (uint)columns.Length ? columns[ordinal] : throw NotReadable(ordinal);
    }

    Exception NotReadable(int ordinal)
    {
        Open(0);
        return hasResult && unchecked((uint)ordinal) >= (uint)columns.Length
            ? new IndexOutOfRangeException($"There is no column {ordinal}; the result has {columns.Length}.")
            : new InvalidOperationException("There is no current row: Read has not been called, or has returned false.");
    }

    // straight from DuckDB's memory: a large BLOB is read piece by piece without a copy of the whole
    ReadOnlySpan<byte> StoredBytes(int ordinal, bool readable)
    {
        var column = Current(ordinal);
        if (!readable)
            throw new InvalidCastException($"A {column.Type.Name} cannot be read as bytes.");
        return column.IsNull((ulong)row) ? NullValue<byte[]>(ordinal) : column.Bytes((ulong)row);
    }

    T NullValue<T>(int ordinal)
    {
        if (NullableReading<T>.Read is not null)
            return default!;
        if (typeof(T) == typeof(object) || typeof(T) == typeof(DBNull))
            return (T)(object)DBNull.Value;
        throw new InvalidCastException($"Column {ordinal} ({names[ordinal]}) is NULL: ask IsDBNull first, or read a nullable type.");
    }

    static long Copy<T>(ReadOnlySpan<T> source, long offset, T[]? buffer, int bufferOffset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (buffer is null)
            return source.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(bufferOffset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bufferOffset, buffer.Length);
        if (length > buffer.Length - bufferOffset)
            throw new ArgumentException($"The buffer has no room for {length} elements after its first {bufferOffset}.", nameof(length));
        if (offset >= source.Length)
            return 0;
        var rest = source[(int)offset..];
        var count = Math.Min(length, rest.Length);
        rest[..count].CopyTo(buffer.AsSpan(bufferOffset));
        return count;
    }
}
