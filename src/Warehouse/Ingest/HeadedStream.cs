namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A stream whose first bytes have been looked at: they come first, then the rest.</summary>
sealed class HeadedStream : ForwardStream
{
    readonly byte[] head;
    readonly int length;
    readonly Stream rest;
    int taken;

    public HeadedStream(Stream stream, int headBytes)
    {
        rest = stream;
        head = new byte[headBytes];
        length = stream.ReadAtLeast(head, headBytes, throwOnEndOfStream: false);
    }

    public ReadOnlySpan<byte> Head => head.AsSpan(0, length);

    /// <summary>Whether nothing comes after the head.</summary>
    public bool IsWhole => length < head.Length;

    public override int Read(Span<byte> buffer)
    {
        if (taken == length)
            return rest.Read(buffer);
        var count = Math.Min(buffer.Length, length - taken);
        head.AsSpan(taken, count).CopyTo(buffer);
        taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
