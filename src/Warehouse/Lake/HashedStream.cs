using System.Buffers;
using System.Security.Cryptography;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

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
        var rest = ArrayPool<byte>.Shared.Rent(1 << 18);
        while (Read(rest.AsSpan()) > 0)
        {
        }
        ArrayPool<byte>.Shared.Return(rest);
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
