using System.Buffers.Binary;
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
    readonly Sha256.State inner, outer;

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
    public long Of(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        if (prefix.Length + text.Length > MaxOneBlock)
            return OfLong([.. prefix, .. text]);
        return KeyOf(StateOf(prefix, text));
    }

    /// <summary>The key of a text of one block, and further 64 bits of the same hash.</summary>
    public (long Key, long Proof) WithProof(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        var state = StateOf(prefix, text);
        return (KeyOf(state), unchecked((long)(((ulong)state[2] << 32) | state[3])));
    }

    static long KeyOf(Sha256.State state) => (long)((((ulong)state[0] << 32) | state[1]) >> 4);

    Sha256.State StateOf(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        var length = prefix.Length + text.Length;
        Span<byte> block = stackalloc byte[Sha256.BlockBytes];
        prefix.CopyTo(block);
        text.CopyTo(block[prefix.Length..]);
        var state = inner;
        Sha256.Compress(ref state, Padded(block, length));
        for (var i = 0; i < Sha256.HashBytes / 4; i++)
            BinaryPrimitives.WriteUInt32BigEndian(block[(i * 4)..], state[i]);
        state = outer;
        Sha256.Compress(ref state, Padded(block, Sha256.HashBytes));
        return state;
    }

    long OfLong(byte[] message) => (long)(BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(secret, message)) >> 4);

    Sha256.State AfterKey(byte pad)
    {
        Span<byte> block = stackalloc byte[Sha256.BlockBytes];
        block.Fill(pad);
        for (var i = 0; i < secret.Length; i++)
            block[i] ^= secret[i];
        var state = Sha256.State.Initial();
        Sha256.Compress(ref state, block);
        return state;
    }

    /// <summary>Ends a message that lies in the second of two blocks: a one bit, zeros, the length in bits.</summary>
    static ReadOnlySpan<byte> Padded(Span<byte> block, int length)
    {
        block[length] = 0x80;
        block[(length + 1)..].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(block[^8..], (ulong)(Sha256.BlockBytes + length) * 8);
        return block;
    }
}
