using System.Buffers;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>Decimal numbers as people and programs write them: an optional sign, digits, an optional fraction. No exponent.</summary>
static class NumberText
{
    /// <summary>Longer text is no number.</summary>
    public const int MaxLength = 40;

    /// <summary>The most digits that a BIGINT and a DECIMAL(18) hold for certain.</summary>
    const int MaxDigits = 18;

    static readonly SearchValues<byte> Mantissa = SearchValues.Create("0123456789.+-"u8);

    /// <summary>The number times 10^<paramref name="scale"/>; further decimals must be zeros, since nothing is rounded.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int scale, out long value)
    {
        value = 0;
        var negative = text[0] == '-';
        if (negative || text[0] == '+')
            text = text[1..];
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..].TrimEnd((byte)'0');
        if (whole.Length == 0 || (point >= 0 && point + 1 == text.Length) || fraction.Length > scale || whole.Length + scale > MaxDigits)
            return false;
        foreach (var digit in whole)
            if (!AddDigit(ref value, digit))
                return false;
        foreach (var digit in fraction)
            if (!AddDigit(ref value, digit))
                return false;
        for (var i = fraction.Length; i < scale; i++)
            value *= 10;
        value = negative ? -value : value;
        return true;
    }

    /// <summary>Writes the number without marks between thousands and with a point before decimals; 0 when groups are not of three digits or the text has no mark at all.</summary>
    /// <param name="thousandsMark">0 for none.</param>
    public static int WithoutMarks(ReadOnlySpan<byte> text, byte decimalMark, byte thousandsMark, Span<byte> plain)
    {
        if (text.Length > MaxLength)
            return 0;
        var point = text.IndexOf(decimalMark);
        var whole = point < 0 ? text : text[..point];
        var length = 0;
        if (whole.Length > 0 && whole[0] is (byte)'-' or (byte)'+')
        {
            plain[length++] = whole[0];
            whole = whole[1..];
        }
        var isGrouped = thousandsMark != 0 && whole.Contains(thousandsMark);
        for (var i = 0; i < whole.Length; i++)
            if (isGrouped && (whole.Length - i) % 4 == 0)
            {
                if (i == 0 || whole[i] != thousandsMark)
                    return 0;
            }
            else if (whole[i] is >= (byte)'0' and <= (byte)'9')
                plain[length++] = whole[i];
            else
                return 0;
        if (point < 0)
            return isGrouped || decimalMark != '.' ? length : 0;
        plain[length++] = (byte)'.';
        text[(point + 1)..].CopyTo(plain[length..]);
        return length + text.Length - point - 1;
    }

    /// <summary>Such as 1.1E+17: what a spreadsheet leaves of a long number, its last digits gone.</summary>
    public static bool IsExponent(ReadOnlySpan<byte> text)
    {
        var exponent = text.IndexOfAny((byte)'E', (byte)'e');
        return exponent > 0 && exponent + 1 < text.Length
            && !text[..exponent].ContainsAnyExcept(Mantissa)
            && !text[(exponent + 1)..].ContainsAnyExcept(Mantissa);
    }

    static bool AddDigit(ref long value, byte digit)
    {
        if (digit is < (byte)'0' or > (byte)'9')
            return false;
        value = (value * 10) + (digit - '0');
        return true;
    }
}
