namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Where fields and records end.</summary>
sealed partial class CsvReader
{
    const byte Quote = (byte)'"', Comma = (byte)',', LineFeed = (byte)'\n', Return = (byte)'\r';

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

    static int LineBreaks(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == LineFeed || (text[i] == Return && (i + 1 == text.Length || text[i + 1] != LineFeed)))
                count++;
        return count;
    }
}
