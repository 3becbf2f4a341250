using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>An arrival opened for reading, with its header read: text in whatever dialect, or the sheet of a workbook that has the header.</summary>
sealed class OpenFile : IDisposable
{
    readonly SheetRows? book;

    OpenFile(CsvReader records, Header header, SheetRows? book) => (Records, Header, this.book) = (records, header, book);

    /// <summary>The records behind the header.</summary>
    public CsvReader Records { get; }

    public Header Header { get; }

    /// <exception cref="RefusedException">The file is not what it says, or has no usable header.</exception>
    public static OpenFile Open(string path, FileContent content, SourceDefinition source, int bufferBytes)
    {
        if (content.Refusal is { } refusal)
            throw new RefusedException(refusal);
        if (content.Kind == FileKind.Workbook)
            return OpenBook(path, source, bufferBytes);
        var text = new HeadedStream(content.OpenText(path), DialectSearch.SampleBytes);
        var found = DialectSearch.In(text, source);
        return WithHeader(new CsvReader(text, bufferBytes, found.Dialect), source, found.HeaderRecord, found.UsualCount, null);
    }

    public void Dispose()
    {
        Records.Dispose();
        book?.Dispose();
    }

    static OpenFile OpenBook(string path, SourceDefinition source, int bufferBytes)
    {
        SheetRows? book = null;
        try
        {
            book = SheetRows.Open(path);
            var found = Enumerable.Range(0, book.Names.Count).Select(sheet => (Sheet: sheet, Look: HeaderOf(book, sheet, source))).Where(sheet => sheet.Look.Columns > 0).ToList();
            var most = found.Select(sheet => sheet.Look.Columns).DefaultIfEmpty(0).Max();
            var chosen = found.Where(sheet => sheet.Look.Columns == most).ToList();
            if (chosen.Count > 1)
                throw new RefusedException(new Refusal("工作簿里不止一个工作表有这些列,不知道该收哪一个", null, "只有一个工作表是要报的数据",
                    string.Join('、', chosen.Select(sheet => $"“{Masking.Text(book.Names[sheet.Sheet])}”"))));
            if (chosen.Count == 0 && book.Names.Count == 0)
                throw new RefusedException(new Refusal("工作簿里没有工作表", null, "表头和数据行"));
            var (at, record) = chosen.Count == 0 ? (0, 0) : (chosen[0].Sheet, chosen[0].Look.HeaderRecord);
            return WithHeader(new CsvReader(new SheetText(book.Of(at)), bufferBytes, SheetText.Dialect), source, record, 0, book);
        }
        catch (InvalidDataException damage)
        {
            book?.Dispose();
            throw Damaged(damage);
        }
        catch (RefusedException)
        {
            book?.Dispose();
            throw;
        }
    }

    static DialectSearch.Header HeaderOf(SheetRows book, int sheet, SourceDefinition source)
    {
        using var text = new HeadedStream(new SheetText(book.Of(sheet)), DialectSearch.SampleBytes);
        return DialectSearch.HeaderIn(text, SheetText.Dialect, source);
    }

    static OpenFile WithHeader(CsvReader records, SourceDefinition source, int headerRecord, int usualCount, SheetRows? book)
    {
        try
        {
            return new OpenFile(records, Header.Read(records, source, headerRecord, usualCount), book);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    public static RefusedException Damaged(InvalidDataException damage) =>
        new(new Refusal("文件已损坏,或不是它的扩展名所说的格式", null, "能在 Excel 或 WPS 里打开的文件", Masking.Text(damage.Message)));
}
