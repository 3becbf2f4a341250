using System.Buffers.Binary;

namespace DuckDB.NET.Data.Types;

/// <summary>A UUID column holds the 128 bits with the first one inverted, so that signed comparison sorts them like text.</summary>
static class Uuids
{
    static readonly UInt128 TopBit = UInt128.One << 127;

    internal static Guid FromStorage(UInt128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, stored ^ TopBit);
        return new Guid(bytes, bigEndian: true);
    }

    internal static UInt128 ToStorage(Guid value) => Bits(value) ^ TopBit;

    internal static UInt128 Bits(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
