using System.Buffers;
using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Reads comma-separated records (RFC 4180, any mix of line ends) from UTF-8 bytes and knows the line each one starts on.</summary>
/// <remarks>
/// Fields are slices of the buffer, valid until the next <see cref="Read"/>. Blank records (no text in any field) are passed over.
/// A quote that swallows further lines is an error of the whole file: nobody can tell how many rows went under.
/// </remarks>
sealed class CsvReader(Stream stream, int bufferBytes) : IDisposable
{
    const int MaxRecordBytes = 1 << 20;
    const byte Quote = (byte)'"', Comma = (byte)',', LineFeed = (byte)'\n', Return = (byte)'\r';

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

    /// <summary>Splits the record at <see cref="start"/>; the index after it, <see cref="start"/> at the end of the file, -1 when more bytes are needed.</summary>
    int Parse()
    {
        Count = breaks = 0;
        escaped.Clear();
        HasStrayQuote = EndedWithoutLineBreak = false;
        var at = start;
        if (at == end)
            return atEnd ? start : -1;
        while (true)
        {
            if (Count == starts.Length)
            {
                Array.Resize(ref starts, Count * 2);
                Array.Resize(ref lengths, Count * 2);
            }
            var stop = at < end && buffer[at] == Quote ? QuotedField(at) : PlainField(at, at);
            if (stop < 0)
                return -1;
            Count++;
            if (stop == end)
            {
                if (!atEnd)
                    return -1;
                EndedWithoutLineBreak = true;
                breaks++;
                return end;
            }
            at = stop + 1;
            if (buffer[stop] == Comma)
                continue;
            breaks++;
            if (buffer[stop] == LineFeed)
                return at;
            if (at == end && !atEnd)
                return -1;
            return at < end && buffer[at] == LineFeed ? at + 1 : at;
        }
    }

    /// <summary>A field from <paramref name="from"/> whose end is looked for from <paramref name="at"/> on; the index of its delimiter.</summary>
    int PlainField(int from, int at)
    {
        var length = buffer.AsSpan(at, end - at).IndexOfAny(Comma, LineFeed, Return);
        var stop = length < 0 ? end : at + length;
        starts[Count] = from;
        lengths[Count] = stop - from;
        return stop;
    }

    int QuotedField(int from)
    {
        var at = from + 1;
        while (true)
        {
            var length = buffer.AsSpan(at, end - at).IndexOf(Quote);
            var close = length < 0 ? end : at + length;
            if (close == end || (close + 1 == end && !atEnd))
            {
                if (!atEnd)
                    return -1;
                throw Unclosed("到文件末尾仍没有右引号");
            }
            if (close + 1 < end && buffer[close + 1] == Quote)
            {
                if (escaped.Count == 0 || escaped[^1] != Count)
                    escaped.Add(Count);
                at = close + 2;
                continue;
            }
            breaks += LineBreaks(buffer.AsSpan(from, close - from));
            if (close + 1 < end && buffer[close + 1] is not (Comma or LineFeed or Return))
            {
                HasStrayQuote = true;
                escaped.Remove(Count);
                return PlainField(from, close + 1);
            }
            starts[Count] = from + 1;
            lengths[Count] = close - from - 1;
            return close + 1;
        }
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

    bool IsBlank()
    {
        for (var i = 0; i < Count; i++)
            if (lengths[i] > 0 && this[i].ContainsAnyExcept((byte)' ', (byte)'\t'))
                return false;
        return true;
    }

    static int LineBreaks(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == LineFeed || (text[i] == Return && (i + 1 == text.Length || text[i + 1] != LineFeed)))
                count++;
        return count;
    }

    void Fill()
    {
        if (end - start > MaxRecordBytes)
            throw Unclosed(string.Create(CultureInfo.InvariantCulture, $"一条记录超过 {MaxRecordBytes / 1024} KB"));
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
