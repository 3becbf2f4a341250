using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What a file is by its first bytes, whatever its name says; null for what may be text.</summary>
static class FileMagic
{
    /// <summary>How many first bytes tell.</summary>
    public const int Bytes = 256;

    static readonly string[] Markup = ["<html", "<!doctype", "<?xml", "<table", "<head", "<meta", "<style", "<div", "<body"];

    public static string? Name(ReadOnlySpan<byte> head)
    {
        if (IsZip(head))
            return "压缩包或 Excel 工作簿(只改了扩展名)";
        if (IsOldWorkbook(head))
            return "旧版 Excel 工作簿,或加了密码的工作簿";
        if (head is [0x1F, 0x8B, ..])
            return "gzip 压缩文件(扩展名里没有 .gz)";
        if (head is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..])
            return "PDF 文件";
        return IsMarkup(head) ? "网页(HTML 或 XML),只改了扩展名" : null;
    }

    public static bool IsZip(ReadOnlySpan<byte> head) => head is [(byte)'P', (byte)'K', 3, 4, ..];

    public static bool IsOldWorkbook(ReadOnlySpan<byte> head) => head is [0xD0, 0xCF, 0x11, 0xE0, ..];

    public static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        // UTF-16 pages too: what matters is ASCII
        var text = Encoding.ASCII.GetString([.. head[..Math.Min(head.Length, Bytes)].ToArray().Where(value => value is > 0x20 and < 0x7F)]);
        return Markup.Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
    }
}
