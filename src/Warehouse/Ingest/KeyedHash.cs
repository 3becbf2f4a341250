using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using FamilyDoctor.Analytics.Warehouse.Safekeeping;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Turns identifiers into keys by which rows can be joined but nobody can be found without the secret: the first 60 bits of HMAC-SHA-256.</summary>
sealed class KeyedHash
{
    /// <summary>The longest message that fits one block with its end mark and length.</summary>
    const int MaxOneBlock = Sha256.BlockBytes - 9;

    readonly byte[] secret;
    // the states of the inner and the outer hash after the key's block (RFC 2104)
    readonly Vector256<uint>[] inner, outer;

    public KeyedHash(byte[] secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, KeyFile.Bytes);
        this.secret = secret;
        inner = AfterKey(0x36);
        outer = AfterKey(0x5c);
    }

    /// <summary>The region's secret from keys/person.key, made on first use.</summary>
    /// <exception cref="RunException">The secret is gone or damaged although rows keyed with it are in the lake.</exception>
    public static KeyedHash Open(DataFolder data, bool isInUse) => new(KeyFile.Open(data, "person.key", isInUse, "数据湖里的人员代码是用它算出的"));

    /// <summary>The key of a text; the prefix keeps kinds of identifiers apart.</summary>
    public long Of(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text) => WithProof(prefix, text).Key;

    /// <summary>The key of a text, and further 64 bits of the same hash.</summary>
    public (long Key, long Proof) WithProof(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        Span<byte> blocks = stackalloc byte[Sha256.Lanes * Sha256.BlockBytes];
        if (!TryWrite(prefix, text, blocks))
            return OfLong([.. prefix, .. text]);
        Span<long> keys = stackalloc long[Sha256.Lanes], proofs = stackalloc long[Sha256.Lanes];
        OfBlocks(blocks, keys, proofs);
        return (keys[0], proofs[0]);
    }

    /// <summary>Writes a text as the block that <see cref="OfBlocks"/> takes; false when it does not fit one.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text, Span<byte> blocks)
    {
        var length = prefix.Length + text.Length;
        if (length > MaxOneBlock)
            return false;
        var block = blocks[..Sha256.BlockBytes];
        prefix.CopyTo(block);
        text.CopyTo(block[prefix.Length..]);
        // a one bit, zeros, the length in bits; the key's block came before
        block[length] = 0x80;
        block[(length + 1)..].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(block[^8..], (ulong)(Sha256.BlockBytes + length) * 8);
        return true;
    }

    /// <summary>The keys of eight texts at once.</summary>
    /// <param name="blocks">The blocks that they were written as.</param>
    /// <param name="keys">Takes the eight keys.</param>
    /// <param name="proofs">Takes further 64 bits of each hash.</param>
    public void OfBlocks(ReadOnlySpan<byte> blocks, Span<long> keys, Span<long> proofs)
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[Sha256.StateWords];
        inner.CopyTo(state);
        Sha256.Compress(state, blocks);
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Sha256.BlockBytes / sizeof(uint)];
        words.Clear();
        state.CopyTo(words);
        words[Sha256.StateWords] = Vector256.Create(0x8000_0000);
        words[^1] = Vector256.Create((uint)(Sha256.BlockBytes + Sha256.HashBytes) * 8);
        outer.CopyTo(state);
        Sha256.Compress(state, words);
        for (var lane = 0; lane < Sha256.Lanes; lane++)
        {
            keys[lane] = (long)((((ulong)state[0][lane] << 32) | state[1][lane]) >> 4);
            proofs[lane] = unchecked((long)(((ulong)state[2][lane] << 32) | state[3][lane]));
        }
    }

    (long Key, long Proof) OfLong(byte[] message)
    {
        var hash = HMACSHA256.HashData(secret, message);
        return ((long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 4), BinaryPrimitives.ReadInt64BigEndian(hash.AsSpan(8)));
    }

    Vector256<uint>[] AfterKey(byte pad)
    {
        Span<byte> blocks = stackalloc byte[Sha256.Lanes * Sha256.BlockBytes];
        blocks.Fill(pad);
        for (var i = 0; i < blocks.Length; i++)
            if (i % Sha256.BlockBytes < secret.Length)
                blocks[i] ^= secret[i % Sha256.BlockBytes];
        var state = Sha256.Initial();
        Sha256.Compress(state, blocks);
        return state;
    }
}
