using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace DuckDB.NET.Data.Reading;

sealed unsafe partial class VectorReader
{
    // duckdb_string_t: length, then either the bytes themselves or four of them and a pointer
    const int StringSize = 16;
    const uint InlineLength = 12;

    /// <summary>The bytes of a VARCHAR or BLOB where DuckDB keeps them; valid until the next chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Bytes(ulong row)
    {
        var entry = Entry(row, StringSize);
        var length = Unsafe.ReadUnaligned<uint>(entry);
        return new ReadOnlySpan<byte>(length <= InlineLength ? entry + 4 : Unsafe.ReadUnaligned<nint>(entry + 8).ToPointer(), (int)length);
    }

    /// <summary>A VARCHAR that is not NULL.</summary>
    internal string Text(ulong row)
    {
        var bytes = Bytes(row);
        // most texts are ASCII: bytes that are characters, widened in one pass without being counted first
        return Ascii.IsValid(bytes) ? Encoding.Latin1.GetString(bytes) : Encoding.UTF8.GetString(bytes);
    }

    T Text<T>(ulong row)
    {
        if (typeof(T) == typeof(string))
            return Exactly<string, T>(Text(row));
        if (typeof(T) == typeof(char))
            return Exactly<char, T>(Character(Text(row)));
        if (typeof(T) == typeof(TextReader))
            return (T)(object)new StringReader(Text(row));
        if (typeof(T).IsEnum)
            return (T)System.Enum.Parse(typeof(T), Text(row), ignoreCase: true);
        throw Refused<T>();
    }

    T Blob<T>(ulong row)
    {
        if (typeof(T) == typeof(byte[]))
            return Exactly<byte[], T>(Bytes(row).ToArray());
        // a copy: the stream may outlive the chunk
        if (typeof(T) == typeof(Stream) || typeof(T) == typeof(MemoryStream))
            return (T)(object)new MemoryStream(Bytes(row).ToArray(), writable: false);
        throw Refused<T>();
    }

    T Bit<T>(ulong row)
    {
        var bits = Types.Bits.Decode(Bytes(row));
        if (typeof(T) == typeof(string))
            return Exactly<string, T>(string.Create(bits.Length, bits, (text, source) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = source[i] ? '1' : '0';
            }));
        return typeof(T) == typeof(BitArray) ? (T)(object)new BitArray(bits) : Exactly<bool[], T>(bits);
    }

    static char Character(string text) => text.Length == 1
        ? text[0]
        : throw new InvalidCastException($"A text of {text.Length} characters cannot be read as one.");
}
