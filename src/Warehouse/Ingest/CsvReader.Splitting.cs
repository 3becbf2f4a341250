namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Where fields and records end.</summary>
sealed partial class CsvReader
{
    const byte LineFeed = (byte)'\n', Return = (byte)'\r';

    /// <summary>Splits the record at <see cref="start"/>; the index after it, <see cref="start"/> at the end of the file, -1 when more bytes are needed.</summary>
    int Parse()
    {
        Count = breaks = 0;
        escaped.Clear();
        HasStrayQuote = EndedWithoutLineBreak = isComment = false;
        var at = start;
        if (at == end)
            return atEnd ? start : -1;
        if (comment.Length > 0)
        {
            if (end - at < comment.Length && !atEnd)
                return -1;
            isComment = buffer.AsSpan(at, end - at).StartsWith(comment);
        }
        var quotes = !isLineOnly && !isComment;
        while (true)
        {
            if (Count == starts.Length)
            {
                Array.Resize(ref starts, Count * 2);
                Array.Resize(ref lengths, Count * 2);
            }
            var stop = quotes && at < end && buffer[at] == quote ? QuotedField(at) : PlainField(at, at);
            if (stop < 0)
                return stop;
            Count++;
            if (stop == end)
            {
                if (!atEnd)
                    return -1;
                EndedWithoutLineBreak = true;
                breaks++;
                return end;
            }
            if (buffer[stop] == delimiter[0])
            {
                at = stop + delimiter.Length;
                continue;
            }
            at = stop + 1;
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
        while (true)
        {
            var length = buffer.AsSpan(at, end - at).IndexOfAny(delimiter[0], LineFeed, Return);
            var stop = length < 0 ? end : at + length;
            if (delimiter.Length > 1 && stop < end && buffer[stop] == delimiter[0])
            {
                if (stop + delimiter.Length > end && !atEnd)
                    return -1;
                if (!IsDelimiter(stop))
                {
                    at = stop + 1;
                    continue;
                }
            }
            starts[Count] = from;
            lengths[Count] = stop - from;
            return stop;
        }
    }

    int QuotedField(int from)
    {
        var at = from + 1;
        while (true)
        {
            var length = escape == quote
                ? buffer.AsSpan(at, end - at).IndexOf((byte)quote)
                : buffer.AsSpan(at, end - at).IndexOfAny((byte)quote, (byte)(escape < 0 ? quote : escape));
            var close = length < 0 ? end : at + length;
            if (close == end || (close + delimiter.Length >= end && !atEnd))
                return atEnd ? Unclosed : -1;
            if (buffer[close] != quote || (close + 1 < end && buffer[close + 1] == quote && escape >= 0))
            {
                if (escaped.Count == 0 || escaped[^1] != Count)
                    escaped.Add(Count);
                // a file that ends on an escape leaves its quote open
                at = Math.Min(close + 2, end);
                continue;
            }
            breaks += LineBreaks(buffer.AsSpan(from, close - from));
            if (close + 1 < end && !IsDelimiter(close + 1) && buffer[close + 1] is not (LineFeed or Return))
            {
                HasStrayQuote = true;
                escaped.Remove(Count);
                return PlainField(from, close + 1);
            }
            starts[Count] = from + 1;
            lengths[Count] = close - from - 1;
            QuotedCount++;
            return close + 1;
        }
    }

    bool IsDelimiter(int at) => delimiter.Length == 1 ? buffer[at] == delimiter[0] : buffer.AsSpan(at, end - at).StartsWith(delimiter);

    static int LineBreaks(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == LineFeed || (text[i] == Return && (i + 1 == text.Length || text[i + 1] != LineFeed)))
                count++;
        return count;
    }
}
