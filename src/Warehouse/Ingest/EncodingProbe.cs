using System.Buffers;
using System.Text;
using System.Text.Unicode;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Tells a file's encoding strictly, block by block: by its mark, as valid UTF-8, or as valid GB18030. Nothing is ever replaced.</summary>
/// <remarks>
/// Nearly every UTF-8 file with a broken byte is also "valid" GB18030 of nonsense. So a file whose first line has Chinese in valid UTF-8 is
/// UTF-8 and its broken byte an error; only the others are tried as GB18030.
/// </remarks>
sealed class EncodingProbe
{
    static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    readonly byte[] head = new byte[4];
    readonly byte[] tail = new byte[4];
    int headLength, tailLength;
    long length;
    // offsets of the first byte that is not UTF-8 and of the first zero byte
    long? broken, zero;
    bool firstLineEnded, firstLineHasHan;

    bool IsUtf8BeyondDoubt => (firstLineEnded && firstLineHasHan) || head.AsSpan().StartsWith(Mark);

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

    public TextEncoding Result(string path)
    {
        if (length == 0)
            return Refused(new Refusal("文件是空的", null, "表头和数据行"));
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Refused(new Refusal("文件编码不对", null, "UTF-8 或 GB18030", "UTF-16"));
        if (head is [(byte)'P', (byte)'K', 3, 4])
            return Refused(new Refusal("文件不是 CSV", null, "CSV 文本", "压缩包或 Excel 工作簿(只改了扩展名)"));
        if (zero is { } offset)
            return Refused(new Refusal("文件里有空字节,可能已损坏", EncodingFault.LineAt(path, offset), "文本", EncodingFault.Byte(offset, 0)));
        if (broken is null && tailLength == 0)
            return new TextEncoding(head.AsSpan().StartsWith(Mark) ? TextEncoding.Utf8WithMark : TextEncoding.Utf8);
        if (broken is null && IsUtf8BeyondDoubt)
            return Refused(new Refusal("文件在这里中断,最后一个字不完整", EncodingFault.LineAt(path, length), "完整的文件"));
        broken ??= length - tailLength;
        if (IsUtf8BeyondDoubt)
            return Refused(new Refusal("文件里有不是 UTF-8 的字节", EncodingFault.LineAt(path, broken.Value), "UTF-8", EncodingFault.ByteAt(path, broken.Value)));
        return EncodingFault.InGb18030(path) is { } fault
            ? Refused(new Refusal("文件既不是 UTF-8 也不是 GB18030", EncodingFault.LineAt(path, fault), "UTF-8 或 GB18030", EncodingFault.ByteAt(path, fault)))
            : new TextEncoding(TextEncoding.Gb18030);
    }

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

    static TextEncoding Refused(Refusal refusal) => new(TextEncoding.Unknown, refusal);
}
