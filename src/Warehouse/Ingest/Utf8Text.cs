using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Text as it lies in a file, in UTF-8: spaces around it and full-width forms in it carry no meaning.</summary>
static class Utf8Text
{
    /// <summary>Without spaces, tabs, line breaks and ideographic or no-break spaces at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        // nearly every field starts and ends with an ordinary character
        while (text.Length > 0 && SpaceAtStart(text) is > 0 and var size)
            text = text[size..];
        while (text.Length > 0 && SpaceAtEnd(text) is > 0 and var size)
            text = text[..^size];
        return text;
    }

    static int SpaceAtStart(ReadOnlySpan<byte> text) => text[0] switch
    {
        <= 0x20 => 1,
        0xC2 when text is [_, 0xA0, ..] => 2,
        0xE3 when text is [_, 0x80, 0x80, ..] => 3,
        0xEF when text is [_, 0xBB, 0xBF, ..] => 3,
        _ => 0,
    };

    static int SpaceAtEnd(ReadOnlySpan<byte> text) => text[^1] switch
    {
        <= 0x20 => 1,
        0xA0 when text is [.., 0xC2, _] => 2,
        0x80 when text is [.., 0xE3, 0x80, _] => 3,
        _ => 0,
    };

    /// <summary>Full-width letters, digits, signs and spaces as the ASCII ones they stand for; the same span when there are none.</summary>
    public static ReadOnlySpan<byte> Narrow(ReadOnlySpan<byte> text) => text.Contains((byte)0xEF) ? NarrowCopy(text) : text;

    /// <summary>A header as text: line breaks that make it narrow on a sheet are left out.</summary>
    public static string ToHeader(ReadOnlySpan<byte> text)
    {
        var header = Encoding.UTF8.GetString(Narrow(Trim(text)));
        return header.AsSpan().ContainsAny('\r', '\n') ? header.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal) : header;
    }

    static byte[] NarrowCopy(ReadOnlySpan<byte> text)
    {
        var narrow = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
            // U+FF01 to U+FF3F are EF BC 81 to EF BC BF, U+FF40 to U+FF5E are EF BD 80 to EF BD 9E
            if (i + 2 < text.Length && text[i] == 0xEF && text[i + 1] == 0xBC && text[i + 2] >= 0x81)
                (narrow[length++], i) = ((byte)(text[i + 2] - 0x81 + 0x21), i + 2);
            else if (i + 2 < text.Length && text[i] == 0xEF && text[i + 1] == 0xBD && text[i + 2] <= 0x9E)
                (narrow[length++], i) = ((byte)(text[i + 2] - 0x80 + 0x60), i + 2);
            else if (text[i..] is [0xE3, 0x80, 0x80, ..])
                (narrow[length++], i) = ((byte)' ', i + 2);
            else
                narrow[length++] = text[i];
        return narrow[..length];
    }
}
