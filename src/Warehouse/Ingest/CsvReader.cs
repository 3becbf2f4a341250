using System.Buffers;
using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Reads delimited records (any mix of line ends) from UTF-8 bytes and knows the line each one starts on.</summary>
/// <remarks>
/// Fields are slices of the buffer, valid until the next <see cref="Read"/>. Blank records (no text in any field) and comments are passed over and
/// counted. A quote that is not closed, or whose closing on a later line leaves no record of the right length, takes nothing with it: its line is given
/// alone, marked by <see cref="HasStrayQuote"/>, and the next line begins a record again; of the lines that it would have covered, those where
/// a field ends in a quote are marked too: that may be the rest of one.
/// </remarks>
sealed partial class CsvReader(Stream stream, int bufferBytes, Dialect? dialect = null) : IDisposable
{
    const int Unclosed = -2;
    const int MaxRecordBytes = 1 << 20;

    /// <summary>How much may be read twice for quotes that lead nowhere; a file with more of them is nothing that can be split.</summary>
    const long MaxReread = 64L << 20;

    readonly byte[] delimiter = (dialect ?? Dialect.Standard).Delimiter, comment = (dialect ?? Dialect.Standard).Comment;
    readonly int quote = (dialect ?? Dialect.Standard).Quote, escape = (dialect ?? Dialect.Standard).Escape;
    readonly bool recordsAreLines = dialect?.RecordsAreLines ?? false;

    byte[] buffer = ArrayPool<byte>.Shared.Rent(bufferBytes);
    // rented buffers may be longer than asked for
    int capacity = bufferBytes;
    int start, end;
    bool atEnd, isLineOnly, isComment;
    int[] starts = new int[64], lengths = new int[64];
    readonly List<int> escaped = [];
    long nextLine = 1, brokenUntil, reread;
    int breaks;

    /// <summary>Number of fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>How many fields a record has at least, once the header is known; 0 before.</summary>
    public int LeastCount { get; set; }

    /// <summary>How many it has at most.</summary>
    public int MostCount { get; set; }

    /// <summary>Whether each record is one line, so that cells missing at its end are empty ones.</summary>
    public bool RecordsAreLines => recordsAreLines;

    /// <summary>1-based line on which the record starts; a record with quoted line breaks covers several.</summary>
    public long Line { get; private set; }

    /// <summary>Whether text follows a closing quote, or a quote is not closed, so that the record's fields cannot be trusted.</summary>
    public bool HasStrayQuote { get; private set; }

    /// <summary>Whether a quote of the record finds no partner: the record is then its line alone.</summary>
    public bool IsUnpaired => isLineOnly;

    /// <summary>Whether the file ended before a line break did: then a short record means that the file was cut off.</summary>
    public bool EndedWithoutLineBreak { get; private set; }

    /// <summary>Records passed over so far because nothing stands in them.</summary>
    public long Blanks { get; private set; }

    public long Comments { get; private set; }

    /// <summary>Quoted fields so far.</summary>
    public long QuotedCount { get; private set; }

    public ReadOnlySpan<byte> this[int field] => buffer.AsSpan(starts[field], lengths[field]);

    /// <summary>Whether the record has these fields and no others.</summary>
    public bool SameAs(IReadOnlyList<byte[]> fields)
    {
        if (fields.Count != Count)
            return false;
        for (var i = 0; i < Count; i++)
            if (!this[i].SequenceEqual(fields[i]))
                return false;
        return true;
    }

    public bool Read()
    {
        while (true)
        {
            isLineOnly = false;
            var next = Split();
            if (next == start)
                return false;
            if (breaks > 1 && (HasStrayQuote || (MostCount > 0 && !recordsAreLines && (Count < LeastCount || Count > MostCount))))
            {
                brokenUntil = Math.Max(brokenUntil, nextLine + breaks);
                next = SplitLine();
            }
            if (nextLine < brokenUntil && HasRestOfField())
                HasStrayQuote = isLineOnly = true;
            Unescape();
            Line = nextLine;
            nextLine += recordsAreLines ? 1 : breaks;
            start = next;
            if (isComment)
                Comments++;
            else if (IsBlank())
                Blanks++;
            else
                return true;
        }
    }

    /// <summary>Passes over lines that are not to be split at all.</summary>
    public void SkipLines(int lines)
    {
        for (; lines > 0 && SplitLine() is var next && next > start; lines--)
        {
            start = next;
            nextLine++;
        }
        escaped.Clear();
    }

    public void Dispose()
    {
        stream.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    int Split()
    {
        int next;
        while ((next = Parse()) < 0)
        {
            if (next == Unclosed && !IsLastLine())
                return SplitLine();
            if (next == Unclosed)
                throw new RefusedException(new Refusal("引号没有结束", nextLine, "成对的引号", "到文件末尾仍没有右引号"));
            if (end - start > MaxRecordBytes && !isLineOnly)
                return SplitLine();
            Fill();
        }
        return next;
    }

    /// <summary>Splits the line at <see cref="start"/> alone, as if quotes meant nothing.</summary>
    int SplitLine()
    {
        reread += end - start;
        if (reread > MaxReread)
            throw new RefusedException(new Refusal("引号没有配对的地方太多", nextLine, "成对的引号"));
        isLineOnly = true;
        var hasQuote = false;
        int next;
        while ((next = Parse()) < 0)
        {
            if (end - start > MaxRecordBytes)
                throw new RefusedException(new Refusal("一行太长,不像 CSV", nextLine, "以换行分开的记录",
                    string.Create(CultureInfo.InvariantCulture, $"一条记录超过 {MaxRecordBytes / 1024} KB")));
            Fill();
        }
        for (var i = 0; i < Count; i++)
            hasQuote |= lengths[i] > 0 && this[i][0] == quote;
        HasStrayQuote = hasQuote;
        return next;
    }

    // a field that ends in a quote without beginning with one: the rest of one that began on an earlier line of a record that could not be kept whole
    bool HasRestOfField()
    {
        for (var i = 0; i < Count; i++)
            if ((starts[i] == 0 || buffer[starts[i] - 1] != quote) && this[i].EndsWith((byte)quote))
                return true;
        return false;
    }

    // nothing but this line is left, and it does not even end: the file was cut off within a field
    bool IsLastLine() => !buffer.AsSpan(start, end - start).ContainsAny(LineFeed, Return);

    /// <summary>Drops what escapes quotes, in place: only once the record is whole, since until then it may be split again.</summary>
    void Unescape()
    {
        foreach (var field in escaped)
        {
            var text = buffer.AsSpan(starts[field], lengths[field]);
            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var isEscape = i + 1 < text.Length && ((text[i] == quote && text[i + 1] == quote) || (text[i] == escape && (text[i + 1] == quote || text[i + 1] == escape)));
                if (isEscape)
                    i++;
                text[length++] = text[i];
            }
            lengths[field] = length;
        }
        escaped.Clear();
    }

    bool IsBlank()
    {
        for (var i = 0; i < Count; i++)
            if (lengths[i] > 0 && this[i].ContainsAnyExcept((byte)' ', (byte)'\t'))
                return false;
        return true;
    }

    void Fill()
    {
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
