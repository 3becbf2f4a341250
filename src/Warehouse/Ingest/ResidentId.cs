using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Resident ID numbers after GB 11643-1999: region (6), date of birth (8), order (3), check character (1).</summary>
static class ResidentId
{
    public const int Length = 18;

    static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    static ReadOnlySpan<byte> CheckCharacters => "10X98765432"u8;

    /// <summary>The 17 digits of a valid number, which are never zero: its check character is right and its date of birth a day since 1900.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text, out ulong number) => TryRead(text, out number) && HasBirthDate(number);

    /// <summary>Writes the number whose 17 digits these are.</summary>
    public static void Write(ulong number, Span<byte> text)
    {
        var sum = 0;
        for (var i = Weights.Length - 1; i >= 0; i--)
        {
            var digit = (int)(number % 10);
            number /= 10;
            text[i] = (byte)('0' + digit);
            sum += digit * Weights[i];
        }
        text[^1] = CheckCharacters[sum % 11];
    }

    /// <summary>What keeps the text from being an ID number, to be put after the column's title.</summary>
    public static string Explain(ReadOnlySpan<byte> text)
    {
        if (NumberText.IsExponent(text))
            return "被 Excel 改成了科学计数,后面的数字已丢失";
        if (text.Length != Length)
            return string.Create(CultureInfo.InvariantCulture, $"应是 18 位,这里是 {System.Text.Encoding.UTF8.GetCharCount(text)} 位");
        if (text[..17].ContainsAnyExceptInRange((byte)'0', (byte)'9') || text[17] is not ((>= (byte)'0' and <= (byte)'9') or (byte)'X' or (byte)'x'))
            return "里有不是数字的字符";
        _ = TryRead(text, out var number);
        if (!HasBirthDate(number))
            return "里的出生日期不是日历上有的日期";
        return text.EndsWith("000"u8) ? "校验码不对,末三位是 000,可能已被 Excel 改写" : "校验码不对";
    }

    /// <summary>Whether a valid number stands anywhere in the text.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        if (text.Length < Length)
            return false;
        text = Utf8Text.Narrow(text);
        for (var at = 0; at + Length <= text.Length; at++)
            if (IsValid(text.Slice(at, Length), out _))
                return true;
        return false;
    }

    /// <summary>Reads 17 digits and says whether the check character behind them is right.</summary>
    static bool TryRead(ReadOnlySpan<byte> text, out ulong number)
    {
        number = 0;
        if (text.Length != Length)
            return false;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var digit = text[i] - '0';
            if (digit is < 0 or > 9)
                return false;
            number = (number * 10) + (uint)digit;
            sum += digit * Weights[i];
        }
        return CheckCharacters[sum % 11] == (text[17] == 'x' ? (byte)'X' : text[17]);
    }

    /// <summary>Whether digits 7 to 14 are a day of the calendar since 1900.</summary>
    static bool HasBirthDate(ulong number)
    {
        var date = (int)(number / 1000 % 100_000_000);
        var (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        // no one alive is born later than 2099; keeps numbers that merely pass the check from being taken for persons
        return year is >= 1900 and < 2100 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));
    }
}
