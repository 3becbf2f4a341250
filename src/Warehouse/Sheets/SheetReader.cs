using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>Reads the cells of a workbook: formulas by what they came to when the file was saved.</summary>
public static class SheetReader
{
    // a part of a file that was handed in through a page: more than any list holds, less than fills the memory
    const int MostCharacters = 20_000_000;

    /// <exception cref="RunException">The file cannot be read or is no workbook.</exception>
    public static IReadOnlyList<ReadSheet> Read(string file) => Read(file, () => SpreadsheetDocument.Open(file, isEditable: false));

    /// <summary>Reads a workbook that somebody handed in.</summary>
    /// <param name="content">Can be sought.</param>
    /// <param name="name">What the file is called in messages.</param>
    /// <exception cref="RunException">It cannot be read or is no workbook.</exception>
    public static IReadOnlyList<ReadSheet> Read(Stream content, string name) =>
        Read(name, () => SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters }));

    static List<ReadSheet> Read(string file, Func<SpreadsheetDocument> open)
    {
        try
        {
            using var document = open();
            var book = document.WorkbookPart ?? throw new FileFormatException("没有工作簿");
            var strings = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(TextOf).ToArray() ?? [];
            return [.. book.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                .Where(sheet => sheet.Id?.Value is not null)
                .Select(sheet => (Name: sheet.Name?.Value ?? "", Part: book.GetPartById(sheet.Id!.Value!) as WorksheetPart))
                .Where(sheet => sheet.Part is not null)
                .Select(sheet => Read(sheet.Name, sheet.Part!, strings))];
        }
        catch (Exception failure) when (failure is FileFormatException or OpenXmlPackageException or XmlException or InvalidDataException or ArgumentException or FormatException)
        {
            throw new RunException($"{file} 不是能读的 Excel 工作簿(.xlsx);请在 Excel 或 WPS 里另存为 .xlsx", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"不能读取 {file}:{failure.Message}", failure);
        }
    }

    static ReadSheet Read(string name, WorksheetPart part, string[] strings)
    {
        var cells = new Dictionary<(int, int), ReadCell>();
        foreach (var row in part.Worksheet.Descendants<Row>())
        {
            var next = (Row: (int)(row.RowIndex?.Value ?? 0), Column: 1);
            foreach (var cell in row.Elements<Cell>())
            {
                var place = CellAddress.Parse(cell.CellReference?.Value) ?? next;
                next = place with { Column = place.Column + 1 };
                var read = Read(name, place, cell, strings);
                if (read.Text is not null || read.Number is not null)
                    cells[place] = read;
            }
        }

        return new ReadSheet(name, cells);
    }

    static ReadCell Read(string name, (int Row, int Column) place, Cell cell, string[] strings)
    {
        var raw = cell.CellValue?.Text;
        var type = cell.DataType?.Value ?? CellValues.Number;
        var text = type == CellValues.InlineString ? cell.InlineString is { } inline ? TextOf(inline) : null
            : type == CellValues.SharedString ? raw is null ? null : strings[int.Parse(raw, CultureInfo.InvariantCulture)]
            : type == CellValues.Boolean ? raw == "1" ? "TRUE" : "FALSE"
            : type == CellValues.Number ? null
            : raw;
        return new ReadCell(name, place.Row, place.Column, text, type == CellValues.Number && raw is { Length: > 0 } ? Number(raw) : null);
    }

    // 0.45 may stand in the file as 0.45000000000000001
    static decimal? Number(string raw) =>
        raw.Count(char.IsAsciiDigit) <= 15 && decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact
        : double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e27 ? (decimal)number
        : null;

    // without the reading aids that Japanese files carry
    static string TextOf(RstType item) => item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text));
}
