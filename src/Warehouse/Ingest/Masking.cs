using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What of a text may be kept where clear identifiers must not lie: enough for its sender to find the row again.</summary>
public static partial class Masking
{
    const int MaxShown = 60;

    /// <summary>An identifier: 110105********002X, 138****1234, 张**. Numbers that a spreadsheet has ruined identify no one and stay.</summary>
    public static string Identifier(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (Cells.NumberText.IsExponent(utf8))
            return text;
        var length = new StringInfo(text).LengthInTextElements;
        var isNumber = text.All(sign => char.IsAscii(sign) || sign is >= '\uFF01' and <= '\uFF5E');
        var (head, tail) = (isNumber, length) switch
        {
            (true, >= 15) => (6, 4),
            (true, >= 9) => (3, 4),
            (false, >= 6) => (3, 0),
            _ => (1, 0),
        };
        if (length <= head)
            return new string('*', length);
        var elements = new StringInfo(text);
        return elements.SubstringByTextElements(0, head)
            + new string('*', Math.Min(length, MaxShown) - head - tail)
            + (tail == 0 ? "" : elements.SubstringByTextElements(length - tail, tail));
    }

    /// <summary>Any other text: shown, but for ID and mobile numbers that stand in it, and cut when long.</summary>
    public static string Text(ReadOnlySpan<byte> utf8) => Text(Encoding.UTF8.GetString(utf8));

    public static string Text(string text)
    {
        var narrow = text.Any(sign => sign is >= '\uFF10' and <= '\uFF5A') ? Encoding.UTF8.GetString(Utf8Text.Narrow(Encoding.UTF8.GetBytes(text))) : text;
        var masked = Number().Replace(narrow, number => number.Length == 11
            ? string.Concat(number.ValueSpan[..3], "****", number.ValueSpan[7..])
            : string.Concat(number.ValueSpan[..6], new string('*', number.Length - 10), number.ValueSpan[^4..]));
        var length = new StringInfo(masked).LengthInTextElements;
        return length <= MaxShown ? masked : new StringInfo(masked).SubstringByTextElements(0, MaxShown) + "…";
    }

    // an 18-character ID number, right or wrong in its check; a 15-digit one; a mobile number
    [GeneratedRegex("[0-9]{6}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]|(?<![0-9])[0-9]{8}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])")]
    private static partial Regex Number();
}
