using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Turns identifiers into keys by which rows can be joined but nobody can be found without the secret: the first 60 bits of HMAC-SHA-256.</summary>
sealed class KeyedHash
{
    const int SecretBytes = 32;

    /// <summary>The longest message that fits one block with its end mark and length.</summary>
    const int MaxOneBlock = Sha256.BlockBytes - 9;

    readonly byte[] secret;
    // the states of the inner and the outer hash after the key's block (RFC 2104)
    readonly Sha256.State inner, outer;

    public KeyedHash(byte[] secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, SecretBytes);
        this.secret = secret;
        inner = AfterKey(0x36);
        outer = AfterKey(0x5c);
    }

    /// <summary>The region's secret from keys/person.key, made on first use.</summary>
    /// <exception cref="IngestException">The secret is gone or damaged although rows keyed with it are in the lake.</exception>
    public static KeyedHash Open(DataFolder data, bool isInUse)
    {
        var path = Path.Combine(data.Keys, "person.key");
        if (File.Exists(path))
        {
            var text = File.ReadAllText(path).Trim();
            return text.Length == SecretBytes * 2 && text.All(char.IsAsciiHexDigit)
                ? new KeyedHash(Convert.FromHexString(text))
                : throw new IngestException($"{path} 已损坏,应是 {SecretBytes * 2} 位十六进制数;请从备份恢复");
        }
        if (isInUse)
            throw new IngestException($"找不到 {path},而数据湖里的人员代码是用它算出的;请从备份恢复");
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        Directory.CreateDirectory(data.Keys);
        var temporary = path + ".tmp";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret) + "\n"));
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path);
        return new KeyedHash(secret);
    }

    /// <summary>The key of a text; the prefix keeps kinds of identifiers apart.</summary>
    public long Of(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        var length = prefix.Length + text.Length;
        if (length > MaxOneBlock)
            return OfLong([.. prefix, .. text]);
        Span<byte> block = stackalloc byte[Sha256.BlockBytes];
        prefix.CopyTo(block);
        text.CopyTo(block[prefix.Length..]);
        var state = inner;
        Sha256.Compress(ref state, Padded(block, length));
        for (var i = 0; i < Sha256.HashBytes / 4; i++)
            BinaryPrimitives.WriteUInt32BigEndian(block[(i * 4)..], state[i]);
        state = outer;
        Sha256.Compress(ref state, Padded(block, Sha256.HashBytes));
        return (long)((((ulong)state[0] << 32) | state[1]) >> 4);
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
