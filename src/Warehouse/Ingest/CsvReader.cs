using System.Buffers;
using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Reads comma-separated records (RFC 4180, any mix of line ends) from UTF-8 bytes and knows the line each one starts on.</summary>
/// <remarks>
/// Fields are slices of the buffer, valid until the next <see cref="Read"/>. Blank records (no text in any field) are passed over.
/// A quote that swallows further lines is an error of the whole file: nobody can tell how many rows went under.
/// </remarks>
sealed partial class CsvReader(Stream stream, int bufferBytes) : IDisposable
{
    const int MaxRecordBytes = 1 << 20;

    byte[] buffer = ArrayPool<byte>.Shared.Rent(bufferBytes);
    // rented buffers may be longer than asked for
    int capacity = bufferBytes;
    int start, end;
    bool atEnd;
    int[] starts = new int[64], lengths = new int[64];
    readonly List<int> escaped = [];
    long nextLine = 1;
    int breaks;

    /// <summary>Number of fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>1-based line on which the record starts; a record with quoted line breaks covers several.</summary>
    public long Line { get; private set; }

    /// <summary>Whether a quoted field holds line breaks.</summary>
    public bool SpansLines => breaks > 1;

    /// <summary>Whether text follows a closing quote, so that the record's fields cannot be trusted.</summary>
    public bool HasStrayQuote { get; private set; }

    /// <summary>Whether the file ended before a line break did: then a short record means that the file was cut off.</summary>
    public bool EndedWithoutLineBreak { get; private set; }

    public ReadOnlySpan<byte> this[int field] => buffer.AsSpan(starts[field], lengths[field]);

    public bool Read()
    {
        do
        {
            int next;
            while ((next = Parse()) < 0)
                Fill();
            if (next == start)
                return false;
            Unescape();
            Line = nextLine;
            nextLine += breaks;
            start = next;
        }
        while (IsBlank());
        return true;
    }

    public void Dispose()
    {
        stream.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    /// <summary>Drops one of each two quotes, in place: only once the record is whole, since until then it may be split again.</summary>
    void Unescape()
    {
        foreach (var field in escaped)
        {
            var text = buffer.AsSpan(starts[field], lengths[field]);
            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                text[length++] = text[i];
                if (text[i] == Quote)
                    i++;
            }
            lengths[field] = length;
        }
        escaped.Clear();
    }

    RefusedException Unclosed(string found) => new(new Refusal("引号没有结束", nextLine + breaks, "成对的引号", found));

    RefusedException TooLong(string found) => buffer.AsSpan(start, end - start).Contains(Quote)
        ? Unclosed(found)
        : new RefusedException(new Refusal("一行太长,不像 CSV", nextLine, "以换行分开的记录", found));

    bool IsBlank()
    {
        for (var i = 0; i < Count; i++)
            if (lengths[i] > 0 && this[i].ContainsAnyExcept((byte)' ', (byte)'\t'))
                return false;
        return true;
    }

    void Fill()
    {
        if (end - start > MaxRecordBytes)
            throw TooLong(string.Create(CultureInfo.InvariantCulture, $"一条记录超过 {MaxRecordBytes / 1024} KB"));
        if (start == 0 && end == capacity)
            Grow();
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        var read = stream.Read(buffer, end, capacity - end);
        end += read;
        atEnd = read == 0;
    }

    void Grow()
    {
        capacity *= 2;
        var larger = ArrayPool<byte>.Shared.Rent(capacity);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
