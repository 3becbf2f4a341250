using System.Security.Cryptography;
using System.Text.Json;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>What a backup holds, written into it last: every file with its size and hash.</summary>
/// <param name="Version">The version published when it was made; null before the first.</param>
public sealed record BackupList(int Format, string Program, DateTime MadeAt, string? Version, IReadOnlyList<BackupEntry> Files)
{
    public const int Known = 1;

    public const string Name = "backup.json";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public long Bytes => Files.Sum(file => file.Bytes);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is not a list.</exception>
    public static BackupList Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<BackupList>(json, Json) ?? throw new JsonException();

    internal static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

/// <summary>One file of a backup, by its path in the data folder.</summary>
public sealed record BackupEntry(string Path, long Bytes, string Sha256);
