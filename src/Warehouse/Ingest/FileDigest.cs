using System.Buffers;
using System.Security.Cryptography;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What one look through a file's bytes tells: its content hash and how its text is encoded.</summary>
sealed record FileDigest(string Sha256, TextEncoding Encoding)
{
    public static FileDigest Of(string path, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var probe = new EncodingProbe();
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        var offset = 0L;
        int read;
        while ((read = RandomAccess.Read(file, buffer, offset)) > 0)
        {
            ct.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            probe.Add(buffer.AsSpan(0, read));
            offset += read;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return new FileDigest(Convert.ToHexStringLower(hash.GetHashAndReset()), probe.Result(path));
    }
}
