using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Resident ID numbers after GB 11643-1999: region (6), date of birth (8), order (3), check character (1).</summary>
static class ResidentId
{
    public const int Length = 18;

    static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    static ReadOnlySpan<byte> CheckCharacters => "10X98765432"u8;

    /// <summary>The 17 digits of a number whose check character is right; the date of birth is not looked at yet.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ulong number)
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
    public static bool HasBirthDate(ReadOnlySpan<byte> text) => DateText.TryDate(text.Slice(6, 8), out var day) && day < LastBirth;

    /// <summary>What keeps the text from being an ID number, to be put after the column's title.</summary>
    public static string Explain(ReadOnlySpan<byte> text)
    {
        if (NumberText.IsExponent(text))
            return "被 Excel 改成了科学计数,后面的数字已丢失";
        if (text.Length != Length)
            return string.Create(CultureInfo.InvariantCulture, $"应是 18 位,这里是 {System.Text.Encoding.UTF8.GetCharCount(text)} 位");
        if (text[..17].ContainsAnyExceptInRange((byte)'0', (byte)'9') || text[17] is not ((>= (byte)'0' and <= (byte)'9') or (byte)'X' or (byte)'x'))
            return "里有不是数字的字符";
        if (!HasBirthDate(text))
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
            if (TryRead(text.Slice(at, Length), out _) && HasBirthDate(text[at..]))
                return true;
        return false;
    }

    // no one alive is born later; keeps numbers that merely pass the check from being taken for persons
    static int LastBirth { get; } = new DateOnly(2100, 1, 1).DayNumber;
}
