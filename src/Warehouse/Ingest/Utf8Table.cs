using System.Buffers.Binary;
using System.Numerics;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Maps short byte strings to numbers, without an object per entry: keys of a file's rows, codes, keys of parents.</summary>
sealed class Utf8Table
{
    byte[] bytes = new byte[1 << 10];
    int used;
    (int Start, int Length, uint Hash, long Value)[] entries = new (int, int, uint, long)[16];
    int[] slots = new int[32];

    public int Count { get; private set; }

    /// <summary>Empties the table and keeps its room for the next file.</summary>
    public void Clear()
    {
        slots.AsSpan().Clear();
        Count = used = 0;
    }

    public bool TryGet(ReadOnlySpan<byte> key, out long value)
    {
        var found = slots[Find(key, Hash(key))];
        value = found == 0 ? 0 : entries[found - 1].Value;
        return found != 0;
    }

    /// <summary>Adds the key, or says under which value it is already there.</summary>
    public bool TryAdd(ReadOnlySpan<byte> key, long value, out long existing)
    {
        var hash = Hash(key);
        var slot = Find(key, hash);
        if (slots[slot] != 0)
        {
            existing = entries[slots[slot] - 1].Value;
            return false;
        }
        if (Count == entries.Length)
        {
            Grow();
            slot = Find(key, hash);
        }
        while (used + key.Length > bytes.Length)
            Array.Resize(ref bytes, bytes.Length * 2);
        key.CopyTo(bytes.AsSpan(used));
        entries[Count] = (used, key.Length, hash, value);
        used += key.Length;
        slots[slot] = ++Count;
        existing = value;
        return true;
    }

    int Find(ReadOnlySpan<byte> key, uint hash)
    {
        for (var slot = First(hash); ; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] == 0)
                return slot;
            ref var entry = ref entries[slots[slot] - 1];
            if (entry.Hash == hash && bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(key))
                return slot;
        }
    }

    void Grow()
    {
        Array.Resize(ref entries, Count * 2);
        slots = new int[Count * 4];
        for (var i = 0; i < Count; i++)
        {
            var slot = First(entries[i].Hash);
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = i + 1;
        }
    }

    int First(uint hash) => (int)(hash & (uint)(slots.Length - 1));

    /// <summary>Multiply and rotate, eight bytes at a time: keys differ in their last digits, which must reach the low bits.</summary>
    static uint Hash(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            const ulong Odd = 0x9E3779B97F4A7C15;
            var hash = (ulong)key.Length * Odd;
            while (key.Length >= 8)
            {
                hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key)) * Odd, 29);
                key = key[8..];
            }
            var rest = 0UL;
            foreach (var value in key)
                rest = (rest << 8) | value;
            hash = (hash ^ rest) * Odd;
            hash ^= hash >> 32;
            hash *= Odd;
            return (uint)(hash >> 32);
        }
    }
}
