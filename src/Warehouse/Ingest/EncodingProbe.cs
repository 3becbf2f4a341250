using System.Buffers;
using System.Text;
using System.Text.Unicode;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Tells a file's encoding strictly, block by block: by its mark, as valid UTF-8, or as valid GB18030; anything else is refused. Nothing is ever replaced.</summary>
/// <remarks>
/// Nearly every UTF-8 file with a broken byte is also "valid" GB18030 of nonsense. So a file whose first line has Chinese in valid UTF-8 is
/// UTF-8 and its broken byte an error; only the others are tried as GB18030.
/// </remarks>
sealed class EncodingProbe
{
    static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    readonly byte[] head = new byte[FileMagic.Bytes];
    readonly byte[] tail = new byte[4];
    int headLength, tailLength;
    long length;
    // offsets of the first byte that is not UTF-8 and of the first zero byte
    long? broken, zero;
    bool firstLineEnded, firstLineHasHan;

    ReadOnlySpan<byte> Head => head.AsSpan(0, headLength);

    bool IsUtf8BeyondDoubt => (firstLineEnded && firstLineHasHan) || Head.StartsWith(Mark);

    public void Add(ReadOnlySpan<byte> block)
    {
        if (headLength < head.Length)
        {
            var taken = Math.Min(head.Length - headLength, block.Length);
            block[..taken].CopyTo(head.AsSpan(headLength));
            headLength += taken;
        }
        if (zero is null && block.IndexOf((byte)0) is >= 0 and var at)
            zero = length + at;
        if (broken is null)
            AddUtf8(block);
        length += block.Length;
    }

    /// <summary>The encoding, or why the bytes are no text.</summary>
    /// <param name="open">Opens the bytes again, to say where a fault is.</param>
    public (TextEncoding? Encoding, Refusal? Refusal) Result(Func<Stream> open)
    {
        if (length == 0)
            return Refused("文件是空的", null, "表头和数据行");
        if (FileMagic.Name(Head) is { } other)
            return Refused("文件不是 CSV", null, "CSV 文本", other);
        if (Head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Strict(head[0] == 0xFF ? TextEncoding.Utf16 : TextEncoding.Utf16BigEndian, "文件里有不是 UTF-16 的字节", "UTF-16", open);
        if (zero is { } offset)
            return Refused("文件里有空字节,可能已损坏", Line(open, offset), "文本", EncodingFault.Byte(offset, 0));
        if (broken is null && tailLength == 0)
            return (Head.StartsWith(Mark) ? TextEncoding.Utf8WithMark : TextEncoding.Utf8, null);
        if (broken is null && IsUtf8BeyondDoubt)
            return Refused("文件在这里中断,最后一个字不完整", Line(open, length), "完整的文件");
        broken ??= length - tailLength;
        return IsUtf8BeyondDoubt
            ? Refused("文件里有不是 UTF-8 的字节", Line(open, broken.Value), "UTF-8", Byte(open, broken.Value))
            : Strict(TextEncoding.Gb18030, "文件既不是 UTF-8 也不是 GB18030", "UTF-8 或 GB18030", open);
    }

    static (TextEncoding?, Refusal?) Strict(TextEncoding encoding, string message, string expected, Func<Stream> open)
    {
        using var bytes = open();
        return EncodingFault.In(bytes, encoding) is { } fault
            ? Refused(message, encoding.MarkBytes > 0 ? null : Line(open, fault), expected, Byte(open, fault))
            : (encoding, null);
    }

    static long Line(Func<Stream> open, long offset)
    {
        using var bytes = open();
        return EncodingFault.LineAt(bytes, offset);
    }

    static string Byte(Func<Stream> open, long offset)
    {
        using var bytes = open();
        return EncodingFault.ByteAt(bytes, offset);
    }

    static (TextEncoding?, Refusal?) Refused(string message, long? line, string expected, string? found = null) =>
        (null, new Refusal(message, line, expected, found));

    void AddUtf8(ReadOnlySpan<byte> block)
    {
        var offset = length;
        if (tailLength > 0)
        {
            // complete the character that the last block began
            var taken = Math.Min(tail.Length - tailLength, block.Length);
            block[..taken].CopyTo(tail.AsSpan(tailLength));
            var status = Rune.DecodeFromUtf8(tail.AsSpan(0, tailLength + taken), out _, out var size);
            if (status == OperationStatus.NeedMoreData && taken == block.Length)
            {
                tailLength += taken;
                return;
            }
            if (status != OperationStatus.Done)
            {
                broken = length - tailLength;
                return;
            }
            offset += size - tailLength;
            block = block[(size - tailLength)..];
            tailLength = 0;
        }
        var whole = block.Length - UnfinishedLength(block);
        var valid = Utf8.IsValid(block[..whole]) ? whole : ValidLength(block);
        LookAtFirstLine(block[..valid]);
        var rest = block[valid..];
        if (rest.Length > 0 && Rune.DecodeFromUtf8(rest, out _, out _) != OperationStatus.NeedMoreData)
            broken = offset + valid;
        else
        {
            rest.CopyTo(tail);
            tailLength = rest.Length;
        }
    }

    void LookAtFirstLine(ReadOnlySpan<byte> text)
    {
        if (firstLineEnded)
            return;
        var lineEnd = text.IndexOfAny((byte)'\n', (byte)'\r');
        firstLineEnded = lineEnd >= 0;
        // lead bytes of Han characters
        firstLineHasHan |= (firstLineEnded ? text[..lineEnd] : text).ContainsAnyInRange((byte)0xE4, (byte)0xE9);
    }

    /// <summary>How many bytes at the end begin a character that the next block completes.</summary>
    static int UnfinishedLength(ReadOnlySpan<byte> block)
    {
        for (var back = 1; back <= Math.Min(3, block.Length); back++)
            if (block[^back] is < 0x80 or >= 0xC0)
                return block[^back] >= (back == 1 ? 0xC0 : back == 2 ? 0xE0 : 0xF0) ? back : 0;
        return 0;
    }

    static int ValidLength(ReadOnlySpan<byte> block)
    {
        var at = 0;
        while (at < block.Length && Rune.DecodeFromUtf8(block[at..], out _, out var size) == OperationStatus.Done)
            at += size;
        return at;
    }
}
