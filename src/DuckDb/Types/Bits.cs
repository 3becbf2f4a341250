using System.Collections;

namespace DuckDB.NET.Data.Types;

/// <summary>BIT: one byte with the number of padding bits, then the bits, the padding (set) first.</summary>
static class Bits
{
    internal static byte[] Encode(BitArray bits)
    {
        var padding = (8 - (bits.Length % 8)) % 8;
        var bytes = new byte[1 + ((bits.Length + padding) / 8)];
        bytes[0] = (byte)padding;
        for (var i = 0; i < bits.Length + padding; i++)
        {
            if (i < padding || bits[i - padding])
                bytes[1 + (i >> 3)] |= (byte)(0x80 >> (i & 7));
        }
        return bytes;
    }

    internal static bool[] Decode(ReadOnlySpan<byte> bytes)
    {
        int padding = bytes[0];
        var bits = new bool[((bytes.Length - 1) * 8) - padding];
        for (var i = 0; i < bits.Length; i++)
        {
            var position = i + padding;
            bits[i] = (bytes[1 + (position >> 3)] & (0x80 >> (position & 7))) != 0;
        }
        return bits;
    }
}
