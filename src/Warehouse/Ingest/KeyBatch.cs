namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Texts of one kind whose keys are wanted together: eight are hashed in the time of one.</summary>
sealed class KeyBatch(KeyedHash hash, byte[] prefix)
{
    readonly List<(int At, long Key, long Proof)> longer = [];
    byte[] blocks = new byte[Sha256.Lanes * Sha256.BlockBytes];
    long[] keys = new long[Sha256.Lanes], proofs = new long[Sha256.Lanes];

    public int Count { get; private set; }

    /// <summary>In the order in which the texts were added.</summary>
    public ReadOnlySpan<long> Keys => keys.AsSpan(0, Count);

    /// <summary>Further 64 bits of each text's hash.</summary>
    public ReadOnlySpan<long> Proofs => proofs.AsSpan(0, Count);

    public void Add(ReadOnlySpan<byte> text)
    {
        if (Count == keys.Length)
        {
            Array.Resize(ref blocks, blocks.Length * 2);
            Array.Resize(ref keys, keys.Length * 2);
            Array.Resize(ref proofs, proofs.Length * 2);
        }
        if (!KeyedHash.TryWrite(prefix, text, blocks.AsSpan(Count * Sha256.BlockBytes)))
        {
            var (key, proof) = hash.WithProof(prefix, text);
            longer.Add((Count, key, proof));
        }
        Count++;
    }

    /// <summary>Works out the keys of all texts that were added.</summary>
    public void Compute()
    {
        for (var at = 0; at < Count; at += Sha256.Lanes)
            hash.OfBlocks(blocks.AsSpan(at * Sha256.BlockBytes, Sha256.Lanes * Sha256.BlockBytes), keys.AsSpan(at, Sha256.Lanes), proofs.AsSpan(at, Sha256.Lanes));
        foreach (var (at, key, proof) in longer)
            (keys[at], proofs[at]) = (key, proof);
    }

    public void Clear()
    {
        longer.Clear();
        Count = 0;
    }
}
