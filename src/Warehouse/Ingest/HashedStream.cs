using System.Security.Cryptography;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file that is hashed while it is read.</summary>
sealed class HashedStream(Stream file) : ForwardStream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        hash.AppendData(buffer[..read]);
        return read;
    }

    /// <summary>The hash of the whole file; what has not been read yet is read now.</summary>
    public string Finish()
    {
        Span<byte> rest = stackalloc byte[1 << 12];
        while (Read(rest) > 0)
        {
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            file.Dispose();
        }
        base.Dispose(disposing);
    }
}
