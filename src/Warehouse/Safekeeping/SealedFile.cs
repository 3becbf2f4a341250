using System.Security.Cryptography;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>A file encrypted with AES-256-GCM, in pieces, so that any size is read and written as a stream and no byte is given out unchecked.</summary>
/// <remarks>
/// Head: mark, form, salt. Each file has a key of its own, derived from the secret and the salt, so that counting nonces is safe. The last piece says that
/// it is the last: a file cut off anywhere does not open. The label is bound to the content: a file renamed to stand for another does not open either.
/// </remarks>
static class SealedFile
{
    internal const int Piece = 1 << 20;
    internal const int Tag = 16;
    internal const int Nonce = 12;
    internal const int Salt = 32;
    internal static readonly byte[] Mark = [.. "FDAS"u8, 1];

    /// <summary>Encrypts all of a stream.</summary>
    public static void Seal(Stream plain, Stream target, byte[] secret, string label)
    {
        var salt = RandomNumberGenerator.GetBytes(Salt);
        target.Write(Mark);
        target.Write(salt);
        using var cipher = new AesGcm(KeyOf(secret, salt, label), Tag);
        var (now, next) = (new byte[Piece], new byte[Piece]);
        var sealedPiece = new byte[Piece + Tag];
        var length = plain.ReadAtLeast(now, Piece, throwOnEndOfStream: false);
        for (long number = 0; ; number++)
        {
            var following = length < Piece ? 0 : plain.ReadAtLeast(next, Piece, throwOnEndOfStream: false);
            cipher.Encrypt(NonceOf(number, following == 0), now.AsSpan(0, length), sealedPiece.AsSpan(0, length), sealedPiece.AsSpan(length, Tag));
            target.Write(sealedPiece, 0, length + Tag);
            if (following == 0)
                return;
            (now, next, length) = (next, now, following);
        }
    }

    /// <summary>A stream of what was sealed; reading throws <see cref="CryptographicException"/> where a byte is not what was written.</summary>
    public static Stream Open(Stream source, byte[] secret, string label)
    {
        Span<byte> head = stackalloc byte[Mark.Length + Salt];
        if (source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith(Mark))
        {
            source.Dispose();
            throw new CryptographicException("not a sealed file");
        }

        return new SealedReader(source, new AesGcm(KeyOf(secret, head[Mark.Length..].ToArray(), label), Tag));
    }

    internal static byte[] NonceOf(long number, bool isLast)
    {
        var nonce = new byte[Nonce];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    static byte[] KeyOf(byte[] secret, byte[] salt, string label) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyFile.Bytes, salt, System.Text.Encoding.UTF8.GetBytes(label));
}
