using System.Numerics;

namespace DuckDB.NET.Data.Types;

/// <summary>BIGNUM: three bytes for sign and length, then the magnitude from its highest byte on; of a negative number all bits inverted.</summary>
static class BigNumbers
{
    const int Header = 3;
    const byte Positive = 0x80;

    internal static BigInteger Decode(ReadOnlySpan<byte> bytes)
    {
        var negative = (bytes[0] & Positive) == 0;
        var magnitude = bytes[Header..].ToArray();
        if (negative)
            Invert(magnitude);
        var value = new BigInteger(magnitude, isUnsigned: true, isBigEndian: true);
        return negative ? -value : value;
    }

    internal static byte[] Encode(BigInteger value)
    {
        var magnitude = BigInteger.Abs(value).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] bytes = [(byte)(Positive | (magnitude.Length >> 16)), unchecked((byte)(magnitude.Length >> 8)), unchecked((byte)magnitude.Length), .. magnitude];
        if (value.Sign < 0)
            Invert(bytes);
        return bytes;
    }

    static void Invert(Span<byte> bytes)
    {
        foreach (ref var part in bytes)
            part ^= 0xFF;
    }
}
