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

    /// <summary>For ID numbers as <see cref="ResidentId.Write"/> writes them.</summary>
    public static KeyBatch NewBatch(KeyedHash hash) => new(hash, Prefix.ToArray());

    /// <summary>The key of an ID number that passes GB 11643 (ASCII, x in either case), and what tells it apart from another number of the same key; false for any other text.</summary>
    public static bool TryHash(KeyedHash hash, ReadOnlySpan<byte> text, out long key, out long proof)
    {
        (key, proof) = (0, 0);
        if (!ResidentId.IsValid(text, out var number))
            return false;
        Span<byte> normal = stackalloc byte[ResidentId.Length];
        ResidentId.Write(number, normal);
        (key, proof) = hash.WithProof(Prefix, normal);
        return true;
    }

    public KeyBatch NewBatch() => NewBatch(hash);

    /// <summary>Puts each number's key in its place in the column.</summary>
    /// <param name="numbers">Of ID numbers that are valid.</param>
    /// <param name="rows">The place of each.</param>
    /// <param name="unknown">The caller's own, made by <see cref="NewBatch()"/>; comes empty and goes empty.</param>
    public void Fill(ReadOnlySpan<ulong> numbers, ReadOnlySpan<int> rows, Span<long> column, KeyBatch unknown)
    {
        var known = Volatile.Read(ref table);
        var missing = new List<int>();
        Span<byte> text = stackalloc byte[ResidentId.Length];
        // look-ups and nothing else, so that the processor waits for many of them at once
        for (var i = 0; i < numbers.Length; i++)
            if (!known.TryGet(numbers[i], out column[rows[i]]))
                missing.Add(i);
        if (missing.Count == 0)
            return;
        foreach (var i in missing)
        {
            ResidentId.Write(numbers[i], text);
            unknown.Add(text);
        }
        unknown.Compute();
        lock (writing)
            for (var at = 0; at < missing.Count; at++)
            {
                var (number, key) = (numbers[missing[at]], unknown.Keys[at]);
                column[rows[missing[at]]] = key;
                if (count * 3L > table.Capacity * 2L)
                    Volatile.Write(ref table, table.Doubled());
                if (table.Add(number, key))
                    count++;
            }
        unknown.Clear();
    }

    static ReadOnlySpan<byte> Prefix => "id:"u8;

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
