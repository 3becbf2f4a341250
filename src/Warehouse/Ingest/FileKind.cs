namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What a file says it is, by its name.</summary>
enum FileKind
{
    Text,

    /// <summary>Text, packed by gzip.</summary>
    PackedText,

    /// <summary>.xlsx</summary>
    Workbook,

    /// <summary>.xls: taken as an arrival only to tell its sender why it cannot be read.</summary>
    OldWorkbook,
}

static class FileKinds
{
    public const string Readable = ".csv、.tsv、.txt(也可以是 .gz 压缩的)、.xlsx";

    static readonly string[] TextSuffixes = [".csv", ".tsv", ".txt"];

    /// <summary>Null for a name of no kind that can be read.</summary>
    public static FileKind? Of(string name)
    {
        if (EndsWith(name, ".xlsx"))
            return FileKind.Workbook;
        if (EndsWith(name, ".xls"))
            return FileKind.OldWorkbook;
        if (TextSuffixes.Any(suffix => EndsWith(name, suffix)))
            return FileKind.Text;
        return TextSuffixes.Any(suffix => EndsWith(name, suffix + ".gz")) ? FileKind.PackedText : null;
    }

    static bool EndsWith(string name, string suffix) => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
