namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Person keys of ID numbers. A person comes back in many files, and hashing costs more than all other checks: each number is hashed once per run.</summary>
/// <remarks>
/// An open hash table of number and key, 16 bytes a slot, read without a lock: a writer stores the key before the number, and a full table is
/// copied and swapped. A reader that sees neither hashes again and finds the same key.
/// </remarks>
sealed class PersonKeys(KeyedHash hash)
{
    readonly Lock writing = new();
    Table table = new(1 << 16);
    int count;

    /// <summary>The key of an ID number that passes GB 11643 (ASCII, x in either case); false for any other text.</summary>
    public bool TryGet(ReadOnlySpan<byte> text, out long key)
    {
        key = 0;
        // zero marks a free slot, and no number of zeros has a date of birth
        return ResidentId.TryRead(text, out var number) && number != 0 && (Volatile.Read(ref table).TryGet(number, out key) || TryAdd(text, number, out key));
    }

    /// <summary>The key of an ID number that passes GB 11643, and what tells it apart from another number of the same key.</summary>
    public static bool TryHash(KeyedHash hash, ReadOnlySpan<byte> text, out long key, out long proof)
    {
        (key, proof) = (0, 0);
        if (!ResidentId.TryRead(text, out var number) || number == 0 || !ResidentId.HasBirthDate(text))
            return false;
        Span<byte> normal = stackalloc byte[ResidentId.Length];
        (key, proof) = hash.WithProof(Prefix, Normal(text, normal));
        return true;
    }

    static ReadOnlySpan<byte> Prefix => "id:"u8;

    static ReadOnlySpan<byte> Normal(ReadOnlySpan<byte> text, Span<byte> normal)
    {
        text.CopyTo(normal);
        if (normal[^1] == 'x')
            normal[^1] = (byte)'X';
        return normal;
    }

    bool TryAdd(ReadOnlySpan<byte> text, ulong number, out long key)
    {
        key = 0;
        if (!ResidentId.HasBirthDate(text))
            return false;
        Span<byte> normal = stackalloc byte[ResidentId.Length];
        key = hash.Of(Prefix, Normal(text, normal));
        lock (writing)
        {
            if (count * 3L > table.Capacity * 2L)
                Volatile.Write(ref table, table.Doubled());
            if (table.Add(number, key))
                count++;
        }
        return true;
    }

    struct Slot
    {
        public ulong Number;
        public long Key;
    }

    // number and key side by side: each look-up waits for memory once
    sealed class Table(int capacity)
    {
        readonly Slot[] slots = new Slot[capacity];

        public int Capacity => slots.Length;

        public bool TryGet(ulong number, out long key)
        {
            for (var at = First(number); ; at = (at + 1) & (slots.Length - 1))
            {
                ref var slot = ref slots[at];
                var found = Volatile.Read(ref slot.Number);
                key = slot.Key;
                if (found == number)
                    return true;
                if (found == 0)
                    return false;
            }
        }

        public bool Add(ulong number, long key)
        {
            var at = First(number);
            for (; slots[at].Number != 0; at = (at + 1) & (slots.Length - 1))
                if (slots[at].Number == number)
                    return false;
            slots[at].Key = key;
            Volatile.Write(ref slots[at].Number, number);
            return true;
        }

        public Table Doubled()
        {
            var doubled = new Table(slots.Length * 2);
            foreach (var slot in slots)
                if (slot.Number != 0)
                    doubled.Add(slot.Number, slot.Key);
            return doubled;
        }

        int First(ulong number) => unchecked((int)((number * 0x9E3779B97F4A7C15) >> 32) & (slots.Length - 1));
    }
}
