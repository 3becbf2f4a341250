namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>Dates and times as systems export them: 2025-01-05, 2025/1/5, 2025.1.5, 20250105, 2025年1月5日, 45662; after a date a space or T and 8:30, 08:30:00 or 08:30:00.000.</summary>
static class DateText
{
    /// <summary>The longest text that is looked at for Chinese signs.</summary>
    public const int MaxLength = 64;

    // birth dates lie above, 9999-12-31 is how systems write "for good"
    const int FirstYear = 1900, LastYear = 9999;

    const int FirstSerial = 20_000, LastSerial = 80_000;

    // day 0 of spreadsheets; they count a 29 February 1900, so that this holds from March 1900 on
    static readonly int SerialZero = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>The day number of a date that is in the calendar. A time of midnight after it carries nothing and is allowed.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out int day)
    {
        if (!TrySplit(text, out var date, out var time))
            return TryDay(text, out day);
        return TryDay(date, out day) & (TryTime(time, out var ticks) && ticks == 0);
    }

    public static bool TryTimestamp(ReadOnlySpan<byte> text, out DateTime at)
    {
        at = default;
        if (!TrySplit(text, out var date, out var time) || !TryDay(date, out var day) || !TryTime(time, out var ticks))
            return false;
        at = new DateTime((day * TimeSpan.TicksPerDay) + ticks, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>Whether the text has the form of a date, in the calendar or not.</summary>
    public static bool IsDateLike(ReadOnlySpan<byte> text)
    {
        _ = TrySplit(text, out var date, out _);
        return TryParts(date.IsEmpty ? text : date, out _, out _, out _);
    }

    /// <summary>Writes 2025年1月5日 8时30分 as 2025-1-5 8:30; 0 for text without these signs.</summary>
    public static int WithoutHan(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        if (text.Length is < 8 or > MaxLength || !text.Contains((byte)0xE5))
            return 0;
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80)
                plain[length++] = text[i];
            else if (text[i..].StartsWith("年"u8) || text[i..].StartsWith("月"u8))
                plain[length++] = (byte)'-';
            else if (text[i..].StartsWith("时"u8) || text[i..].StartsWith("点"u8) || (text[i..].StartsWith("分"u8) && i + 3 < text.Length))
                plain[length++] = (byte)':';
            else if ((text[i..].StartsWith("日"u8) || text[i..].StartsWith("号"u8)) && i + 3 < text.Length && text[i + 3] != ' ')
                plain[length++] = (byte)' ';
            else if (!(text[i..].StartsWith("日"u8) || text[i..].StartsWith("号"u8) || text[i..].StartsWith("秒"u8) || text[i..].StartsWith("分"u8)))
                return 0;
            if (text[i] >= 0x80)
                i += 2;
        }
        return length;
    }

    /// <summary>A bare whole number of about today (1954 to 2119): how a spreadsheet stores a date.</summary>
    public static bool TrySerial(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (!NumberText.TryParse(text, 0, out var serial) || serial is < FirstSerial or >= LastSerial)
            return false;
        day = SerialZero + (int)serial;
        return true;
    }

    /// <summary>The same with a time as its fraction, to the second.</summary>
    public static bool TrySerial(ReadOnlySpan<byte> text, out DateTime at)
    {
        at = default;
        if (!text.Contains((byte)'.') || !System.Buffers.Text.Utf8Parser.TryParse(text, out double serial, out var used) || used != text.Length || serial is < FirstSerial or >= LastSerial)
            return false;
        var seconds = (long)Math.Round(serial * 86400, MidpointRounding.AwayFromZero);
        at = new DateTime((SerialZero * TimeSpan.TicksPerDay) + (seconds * TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
        return true;
    }

    static bool TrySplit(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> date, out ReadOnlySpan<byte> time)
    {
        var space = text.IndexOfAny((byte)' ', (byte)'T');
        date = space < 0 ? default : text[..space];
        time = space < 0 ? default : text[(space + 1)..].TrimStart((byte)' ');
        return space >= 0;
    }

    static bool TryDay(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (!TryParts(text, out var year, out var month, out var dayOfMonth) || year is < FirstYear or > LastYear || month is < 1 or > 12
            || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, dayOfMonth).DayNumber;
        return true;
    }

    static bool TryParts(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        year = month = day = 0;
        if (text.Length == 8 && TryDigits(text, out var packed))
        {
            (year, month, day) = (packed / 10000, packed / 100 % 100, packed % 100);
            return true;
        }
        if (text.Length is < 8 or > 10 || text[4] is not ((byte)'-' or (byte)'/' or (byte)'.'))
            return false;
        var second = text[5..].IndexOf(text[4]);
        return second is 1 or 2 && TryDigits(text[..4], out year) && TryDigits(text.Slice(5, second), out month)
            && text.Length - second - 6 is 1 or 2 && TryDigits(text[(second + 6)..], out day);
    }

    static bool TryTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var first = text.IndexOf((byte)':');
        if (first is not (1 or 2) || !TryDigits(text[..first], out var hour) || hour > 23)
            return false;
        text = text[(first + 1)..];
        if (text.Length < 2 || !TryDigits(text[..2], out var minute) || minute > 59)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[2..];
        if (text.IsEmpty)
            return true;
        if (text.Length < 3 || text[0] != ':' || !TryDigits(text.Slice(1, 2), out var second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        return text.Length == 3 || TryFraction(text[3..], ref ticks);
    }

    // DuckDB keeps microseconds; more digits would be cut, so they are not a time here
    static bool TryFraction(ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text[0] != '.' || text.Length is < 2 or > 7 || !TryDigits(text[1..], out var fraction))
            return false;
        for (var digits = text.Length - 1; digits < 7; digits++)
            fraction *= 10;
        ticks += fraction;
        return true;
    }

    static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + (digit - '0');
        }
        return text.Length > 0;
    }
}
