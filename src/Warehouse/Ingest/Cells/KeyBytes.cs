using System.Buffers.Binary;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>The key of a row as bytes, each part with its length so that no two keys run together.</summary>
sealed class KeyBytes
{
    byte[] bytes = new byte[256];
    int length;

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    public void AddNull() => BinaryPrimitives.WriteInt32LittleEndian(Take(4), -1);

    public void Add(long value)
    {
        var part = Take(12);
        BinaryPrimitives.WriteInt32LittleEndian(part, 8);
        BinaryPrimitives.WriteInt64LittleEndian(part[4..], value);
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        var part = Take(4 + text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(part, text.Length);
        text.CopyTo(part[4..]);
    }

    Span<byte> Take(int count)
    {
        while (length + count > bytes.Length)
            Array.Resize(ref bytes, bytes.Length * 2);
        length += count;
        return bytes.AsSpan(length - count, count);
    }
}
