using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>Writes a workbook: the same pages give the same cells.</summary>
public static class SheetWriter
{
    const int LongestText = 32767;
    const double LineHeight = 15;

    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Write(string file, IReadOnlyList<SheetPage> pages)
    {
        var partial = file + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            Fill(partial, pages);
            File.Move(partial, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"不能写入 {file}:{failure.Message}", failure);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    static void Fill(string file, IReadOnlyList<SheetPage> pages)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = SheetStyles.Create();
        var sheets = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        var names = new DefinedNames();
        for (var i = 0; i < pages.Count; i++)
        {
            var id = FormattableString.Invariant($"sheet{i + 1}");
            Fill(book.AddNewPart<WorksheetPart>(id), pages[i]);
            sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = id, SheetId = (uint)i + 1, Name = pages[i].Name });
            if (pages[i].FrozenRows > 0)
                names.Append(new DefinedName(FormattableString.Invariant($"'{pages[i].Name}'!$1:${pages[i].FrozenRows}")) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        }

        book.Workbook = new Workbook(sheets);
        if (names.HasChildren)
            book.Workbook.Append(names);
        // what is shown is what the formulas give, not what this program says they give
        book.Workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
    }

    static void Fill(WorksheetPart part, SheetPage page)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(page)));
        writer.WriteElement(new Columns(page.Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = (double)width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        for (var row = 1; row <= page.Rows.Count; row++)
        {
            var cells = page.Rows[row - 1];
            var lines = Lines(cells, page.Widths);
            writer.WriteStartElement(lines > 1 ? new Row { RowIndex = (uint)row, Height = lines * LineHeight, CustomHeight = true } : new Row { RowIndex = (uint)row });
            for (var column = 1; column <= cells.Count; column++)
                Fill(writer, cells[column - 1], CellAddress.Of(row, column));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (page.Choices.Count > 0)
            writer.WriteElement(new DataValidations(page.Choices.Select(Validation)) { Count = (uint)page.Choices.Count });
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, FitToWidth = 1, FitToHeight = 0, Orientation = page.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait });
        writer.WriteElement(new HeaderFooter(new OddFooter("&C第 &P 页,共 &N 页")));
        writer.WriteEndElement();
    }

    static DataValidation Validation(SheetChoice choice) => new(new Formula1($"\"{string.Join(',', choice.Options)}\""))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = "请从列表里选",
        Error = string.Join("、", choice.Options),
        SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{CellAddress.Of(choice.FirstRow, choice.Column)}:{CellAddress.Of(choice.LastRow, choice.Column)}" },
    };

    // not every program makes room for wrapped text by itself; a Chinese character is as wide as two digits
    static int Lines(IReadOnlyList<SheetCell> cells, IReadOnlyList<decimal> widths) => cells.Zip(widths, (cell, width) => cell is { Text: { } text, Style: SheetStyle.Wrapped or SheetStyle.Strong or SheetStyle.Header }
        ? text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Sum(letter => letter > '\u00FF' ? 2.1m : 1.1m) / width)))
        : 1).DefaultIfEmpty(1).Max();

    static SheetView View(SheetPage page)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (page.FrozenRows > 0)
            view.Append(new Pane { VerticalSplit = page.FrozenRows, TopLeftCell = CellAddress.Of(page.FrozenRows + 1, 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        return view;
    }

    static void Fill(OpenXmlWriter writer, SheetCell cell, string address)
    {
        if (cell is { Style: SheetStyle.Plain, Text: null, Number: null, Formula: null })
            return;
        var written = new Cell { CellReference = address, StyleIndex = (uint)cell.Style };
        if (cell.Formula is { } formula)
            written.Append(new CellFormula(formula));
        if (cell.Number is { } number)
        {
            written.Append(new CellValue(number.ToString("0.############################", CultureInfo.InvariantCulture)));
        }
        else if (cell is { Text: { } result, Formula: not null })
        {
            written.DataType = CellValues.String;
            written.Append(new CellValue(Legal(result)));
        }
        else if (cell.Text is { Length: > 0 } text)
        {
            written.DataType = CellValues.InlineString;
            written.Append(new InlineString(new Text(Legal(text)) { Space = SpaceProcessingModeValues.Preserve }));
        }

        writer.WriteElement(written);
    }

    // what XML or a cell cannot hold
    static string Legal(string text)
    {
        var legal = text.All(letter => letter is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF') && !char.IsSurrogate(letter))
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.Value is < ' ' and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString()));
        return legal.Length <= LongestText ? legal : legal[..(LongestText - 1)] + "…";
    }
}
