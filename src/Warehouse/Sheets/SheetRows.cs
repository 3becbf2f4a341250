using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>The rows of a workbook's sheets as text, one at a time, however large the workbook is: what each cell shows, dates as 2025-01-05.</summary>
/// <remarks>Whole numbers beyond fifteen digits, of which a spreadsheet has lost the last ones, are shown as 1.1E+17, so that nobody takes them for whole.</remarks>
public sealed class SheetRows : IDisposable
{
    static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true };

    readonly SpreadsheetDocument document;
    readonly List<(string Name, WorksheetPart Part)> sheets;
    readonly List<string> strings = [];
    readonly SheetDates dates;

    SheetRows(SpreadsheetDocument document)
    {
        this.document = document;
        var book = document.WorkbookPart ?? throw new InvalidDataException("没有工作簿");
        sheets = [.. book.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Where(sheet => sheet.Id?.Value is not null && book.GetPartById(sheet.Id.Value) is WorksheetPart)
            .Select(sheet => (sheet.Name?.Value ?? "", (WorksheetPart)book.GetPartById(sheet.Id!.Value!)))];
        dates = new SheetDates(book.WorkbookStylesPart?.Stylesheet, book.Workbook.WorkbookProperties?.Date1904?.Value ?? false);
        if (book.SharedStringTablePart is { } table)
            ReadStrings(table);
    }

    public IReadOnlyList<string> Names => [.. sheets.Select(sheet => sheet.Name)];

    /// <exception cref="InvalidDataException">The file is no workbook, or a damaged one.</exception>
    public static SheetRows Open(string file)
    {
        SpreadsheetDocument? document = null;
        try
        {
            document = SpreadsheetDocument.Open(file, isEditable: false);
            return new SheetRows(document);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            document?.Dispose();
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    /// <summary>The rows that hold anything, with their numbers; cells from column A on.</summary>
    /// <exception cref="InvalidDataException">The sheet is damaged.</exception>
    public IEnumerable<(int Number, IReadOnlyList<string> Cells)> Of(int sheet)
    {
        using var stream = sheets[sheet].Part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Xml);
        var number = 0;
        var cells = new List<string>();
        while (Next(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
                continue;
            number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > number ? given : number + 1;
            cells.Clear();
            ReadRow(reader, cells);
            if (cells.Count > 0)
                yield return (number, cells);
        }
    }

    public void Dispose() => document.Dispose();

    static bool IsDamage(Exception fault) =>
        fault is FileFormatException or OpenXmlPackageException or XmlException or InvalidDataException or ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException;

    static bool Next(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException damage)
        {
            throw new InvalidDataException(damage.Message, damage);
        }
    }

    void ReadStrings(SharedStringTablePart table)
    {
        using var stream = table.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Xml);
        while (Next(reader))
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                strings.Add(ReadText(reader, "si"));
    }

    void ReadRow(XmlReader reader, List<string> cells)
    {
        if (reader.IsEmptyElement)
            return;
        while (Next(reader) && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
                continue;
            var column = CellAddress.Parse(reader.GetAttribute("r"))?.Column ?? cells.Count + 1;
            var text = ReadCell(reader);
            while (cells.Count < column)
                cells.Add("");
            cells[column - 1] = text;
        }
        while (cells.Count > 0 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
    }

    string ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t");
        var style = reader.GetAttribute("s");
        if (reader.IsEmptyElement)
            return "";
        var text = "";
        while (Next(reader) && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c"))
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "v")
                text = ReadText(reader, "v");
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "is")
                text = ReadText(reader, "is");
        return type switch
        {
            "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count
                ? strings[index] : throw new InvalidDataException("单元格指向不存在的文字"),
            "b" => text == "1" ? "TRUE" : "FALSE",
            null or "n" => dates.IsDate(style) ? dates.Text(text) : NumberAsShown(text),
            _ => text,
        };
    }

    /// <summary>All text below an element, but for the reading aids that Japanese files carry.</summary>
    static string ReadText(XmlReader reader, string element)
    {
        if (reader.IsEmptyElement)
            return "";
        var text = "";
        var aids = 0;
        while (Next(reader) && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == element))
            if (reader.LocalName == "rPh")
                aids += reader.NodeType == XmlNodeType.Element ? reader.IsEmptyElement ? 0 : 1 : -1;
            else if (aids == 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA or XmlNodeType.Whitespace && aids == 0)
                text += reader.Value;
        return text;
    }

    // 0.45 may stand in the file as 0.45000000000000001
    static string NumberAsShown(string raw)
    {
        if (raw.Length <= 15 && !raw.Contains('E', StringComparison.OrdinalIgnoreCase))
            return raw;
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return raw;
        return Math.Abs(number) >= 1e15 ? number.ToString("0.##############E+0", CultureInfo.InvariantCulture)
            : ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture);
    }
}
