using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Turns identifiers into keys by which rows can be joined but nobody can be found without the secret: the first 60 bits of HMAC-SHA-256.</summary>
sealed class KeyedHash(byte[] secret)
{
    const int SecretBytes = 32, MaxStackBytes = 128;

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
        var message = length <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[length];
        prefix.CopyTo(message);
        text.CopyTo(message[prefix.Length..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message[..length], hash);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 4);
    }
}
