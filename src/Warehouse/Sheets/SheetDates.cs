using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>Which cell formats of a workbook show a number as a date, and what date it is.</summary>
sealed class SheetDates
{
    readonly HashSet<string> styles = new(StringComparer.Ordinal);
    readonly int zero;

    /// <param name="from1904">The workbook counts its days from 1904-01-01, as some programs do.</param>
    public SheetDates(Stylesheet? stylesheet, bool from1904)
    {
        zero = (from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).DayNumber;
        var codes = stylesheet?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format.NumberFormatId is not null).ToLookup(format => format.NumberFormatId!.Value, format => format.FormatCode?.Value ?? "");
        var formats = stylesheet?.CellFormats?.Elements<CellFormat>().ToList() ?? [];
        for (var i = 0; i < formats.Count; i++)
        {
            var id = formats[i].NumberFormatId?.Value ?? 0;
            if (codes is not null && codes.Contains(id) ? IsDateCode(codes[id].First()) : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58))
                styles.Add(i.ToString(CultureInfo.InvariantCulture));
        }
    }

    public bool IsDate(string? style) => style is not null && styles.Contains(style);

    /// <summary>2025-01-05, or with a time to the second; the number itself when it is no day of the calendar.</summary>
    public string Text(string raw)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) || serial is < 1 or >= 2_900_000)
            return raw;
        var at = new DateTime(zero * TimeSpan.TicksPerDay).AddSeconds(Math.Round(serial * 86400, MidpointRounding.AwayFromZero));
        return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    // letters of days and times outside of quoted text, escapes and brackets such as [Red] or [$-804]
    static bool IsDateCode(string code)
    {
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
            if (code[i] == '"')
                i = code.IndexOf('"', i + 1) is >= 0 and var end ? end : code.Length;
            else if (code[i] == '[')
            {
                if (i + 1 < code.Length && char.ToLowerInvariant(code[i + 1]) is 'h' or 'm' or 's')
                    return true;
                i = code.IndexOf(']', i) is >= 0 and var end ? end : code.Length;
            }
            else if (code[i] is '\\' or '_' or '*')
                i++;
            else if (char.ToLowerInvariant(code[i]) is 'y' or 'd' or 'm' or 'h' or 's')
                return true;
        return false;
    }
}
