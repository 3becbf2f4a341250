using System.Security.Cryptography;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>Reads a sealed file piece by piece; each is checked before any of it is given out.</summary>
sealed class SealedReader(Stream source, AesGcm cipher) : ForwardStream
{
    readonly byte[] _sealed = new byte[SealedFile.Piece + SealedFile.Tag + 1];
    readonly byte[] _plain = new byte[SealedFile.Piece];
    long _number;
    int _kept;
    int _at;
    int _length;
    bool _ended;

    public override int Read(Span<byte> buffer)
    {
        if (_at == _length && !_ended)
            Next();
        var taken = Math.Min(buffer.Length, _length - _at);
        _plain.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    // one byte more than a piece is read, to know whether it is the last
    void Next()
    {
        var length = _kept + source.ReadAtLeast(_sealed.AsSpan(_kept), _sealed.Length - _kept, throwOnEndOfStream: false);
        var more = length == _sealed.Length;
        var piece = more ? length - 1 : length;
        if (piece < SealedFile.Tag)
            throw new CryptographicException("cut off");
        _length = piece - SealedFile.Tag;
        _at = 0;
        cipher.Decrypt(SealedFile.NonceOf(_number++, !more), _sealed.AsSpan(0, _length), _sealed.AsSpan(_length, SealedFile.Tag), _plain.AsSpan(0, _length));
        _kept = more ? 1 : 0;
        _sealed[0] = _sealed[^1];
        _ended = !more;
    }
}
