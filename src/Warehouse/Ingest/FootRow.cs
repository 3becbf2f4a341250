using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Rows that sum up or sign a sheet and are no data: 合计, 小计, 制表人:… They are counted apart.</summary>
static class FootRow
{
    // what signs or explains a sheet stands nearly alone in its row
    const int NoteCells = 2, LongestWord = 40;

    static readonly string[] Totals = ["合计", "总计", "小计", "共计", "累计", "总合计", "本页合计", "total", "subtotal", "grandtotal", "sum"];

    static readonly byte[][] Notes = [.. ((string[])["注:", "注:", "备注", "说明", "填报", "填表", "制表", "审核", "打印", "导出", "报送单位", "单位负责人", "合计", "总计", "共计"])
        .Select(Encoding.UTF8.GetBytes)];

    static readonly HashSet<string> TotalWords = new(Totals, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether such words are data of the source: then none of its rows is taken for a total.</summary>
    public static bool AreData(SourceDefinition source) => source.Columns.Any(column => column.Codes.Keys.Any(TotalWords.Contains));

    /// <summary>Whether the first thing that stands in the record is 合计 or another such word.</summary>
    public static bool IsTotal(CsvReader csv) => First(csv) is { IsEmpty: false } first && IsTotal(first);

    /// <summary>Whether the record looks like a note or a signature: data that is whole may begin so too.</summary>
    public static bool IsNote(CsvReader csv) => First(csv) is { IsEmpty: false } first && IsNote(first) && Filled(csv) <= NoteCells;

    // empty too when no word begins so, as nearly every row does
    static ReadOnlySpan<byte> First(CsvReader csv)
    {
        var field = 0;
        ReadOnlySpan<byte> first = [];
        while (field < csv.Count && (first = Utf8Text.Trim(csv[field])).IsEmpty)
            field++;
        return first.Length is < 3 or > LongestWord || first[0] is < 0xE5 and not ((byte)'T' or (byte)'t' or (byte)'S' or (byte)'s' or (byte)'G' or (byte)'g') ? [] : first;
    }

    static bool IsTotal(ReadOnlySpan<byte> text) => TotalWords.Contains(Encoding.UTF8.GetString(Utf8Text.Narrow(text))
        .Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal).TrimEnd(':'));

    static bool IsNote(ReadOnlySpan<byte> text)
    {
        foreach (var word in Notes)
            if (text.StartsWith(word))
                return true;
        return false;
    }

    static int Filled(CsvReader csv)
    {
        var filled = 0;
        for (var field = 0; field < csv.Count; field++)
            filled += Utf8Text.Trim(csv[field]).IsEmpty ? 0 : 1;
        return filled;
    }
}
