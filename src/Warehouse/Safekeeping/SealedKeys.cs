using System.Security.Cryptography;
using System.Text.Json;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>The secrets of keys/ in one file under a passphrase: kept apart from the backup, since together they open the vault.</summary>
static class SealedKeys
{
    const int Rounds = 600_000;
    const int SaltBytes = 16;
    const string Label = "keys";
    static readonly byte[] Mark = [.. "FDAK"u8, 1];

    public static byte[] Seal(IReadOnlyDictionary<string, string> keys, string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        using var target = new MemoryStream();
        target.Write(Mark);
        target.Write(salt);
        SealedFile.Seal(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(keys)), target, Secret(passphrase, salt), Label);
        return target.ToArray();
    }

    /// <exception cref="RunException">The passphrase is another, or the file is damaged.</exception>
    public static IReadOnlyDictionary<string, string> Open(byte[] content, string passphrase)
    {
        try
        {
            if (!content.AsSpan().StartsWith(Mark) || content.Length < Mark.Length + SaltBytes)
                throw new CryptographicException("no keys");
            var salt = content[Mark.Length..(Mark.Length + SaltBytes)];
            using var plain = SealedFile.Open(new MemoryStream(content, Mark.Length + SaltBytes, content.Length - Mark.Length - SaltBytes), Secret(passphrase, salt), Label);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(plain)!;
        }
        catch (CryptographicException)
        {
            throw new RunException("密钥文件打不开:口令不对,或文件已损坏");
        }
    }

    static byte[] Secret(string passphrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, KeyFile.Bytes);
}
