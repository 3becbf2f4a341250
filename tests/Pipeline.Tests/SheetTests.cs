using System.Globalization;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class SheetTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fda-sheets-").FullName;

    string Book => Path.Combine(_folder, "book.xlsx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Cells_come_back_as_they_were_written()
    {
        Write([SheetCell.Of("团队编号", SheetStyle.Header), SheetCell.Of(0.45m, SheetStyle.Percent), SheetCell.Of(new DateOnly(2026, 1, 1)), SheetCell.Computed("B1*2", 0.9m), SheetCell.Computed("A1&\"x\"", "团队编号x")]);
        var sheet = Assert.Single(SheetReader.Read(Book));
        Assert.Equal("团队编号", sheet.At(1, 1).Text);
        Assert.Equal(0.45m, sheet.At(1, 2).Number);
        Assert.Equal(46023, sheet.At(1, 3).Number);
        Assert.Equal(0.9m, sheet.At(1, 4).Number);
        Assert.Equal("团队编号x", sheet.At(1, 5).Text);
        Assert.True(sheet.At(9, 9).IsEmpty);
    }

    [Theory]
    [InlineData("2026-02-03", "2026-02-03")]
    [InlineData("2026年2月3日", "2026-02-03")]
    [InlineData("20260203", "2026-02-03")]
    [InlineData("46056", "2026-02-03")]
    [InlineData("2026-02-30", null)]
    [InlineData("昨天", null)]
    [InlineData(" ", null)]
    public void A_day_is_read_as_it_was_typed_or_as_its_number(string text, string? day)
    {
        Write([SheetCell.Of(text), SheetCell.Of(new DateOnly(2026, 2, 3))]);
        Assert.Equal(day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), SheetReader.Read(Book)[0].At(1, 1).AsDay);
        Assert.Equal(new DateOnly(2026, 2, 3), SheetReader.Read(Book)[0].At(1, 2).AsDay);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 771")]
    [InlineData("@SUM(A1)")]
    [InlineData("  两边空格 ")]
    [InlineData("<b>&\"'\n换行")]
    public void Text_is_never_a_formula(string text)
    {
        Write([SheetCell.Of(text)]);
        Assert.Equal(text, SheetReader.Read(Book)[0].At(1, 1).Text);
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(Book, false);
        Assert.Empty(book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
    }

    [Fact]
    public void What_a_cell_cannot_hold_is_replaced_or_cut()
    {
        Write([SheetCell.Of("甲\u0001乙\uD800"), SheetCell.Of(new string('长', 40_000))]);
        Assert.Equal("甲\uFFFD乙\uFFFD", SheetReader.Read(Book)[0].At(1, 1).Text);
        Assert.Equal(32_767, SheetReader.Read(Book)[0].At(1, 2).Text!.Length);
    }

    [Fact]
    public void Numbers_do_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Write([SheetCell.Of(1234.5m), SheetCell.Of(0.1m)]);
            Assert.Equal(1234.5m, SheetReader.Read(Book)[0].At(1, 1).Number);
            Assert.Equal(0.1m, SheetReader.Read(Book)[0].At(1, 2).Number);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_file_follows_the_format()
    {
        Write([SheetCell.Of("一", SheetStyle.Header), SheetCell.Computed("1+1", 2)]);
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(Book, false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public void A_fault_names_sheet_cell_found_and_expected()
    {
        Write([SheetCell.Of("团队编号"), SheetCell.Of("得分")], [SheetCell.Of("0101"), SheetCell.Of("九十")]);
        var sheet = SheetReader.Read(Book)[0];
        Assert.Equal((1, 2), (sheet.HeaderRow("得分").Row, sheet.HeaderRow("得分").Headers.Count));
        Assert.Null(sheet.At(2, 2).AsNumber);
        Assert.Equal("工作表“第一张”单元格 B2:是“九十”,应为数字", sheet.At(2, 2).Fault("数字"));
        Assert.Contains("没有列名“等次”", Assert.Throws<RunException>(() => sheet.HeaderRow("等次")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,234.5", 1234.5)]
    [InlineData(" 45% ", 0.45)]
    [InlineData("45％", 0.45)]
    public void Numbers_typed_as_text_are_numbers(string typed, double number)
    {
        Write([SheetCell.Of(typed)]);
        Assert.Equal((decimal)number, SheetReader.Read(Book)[0].At(1, 1).AsNumber);
    }

    [Fact]
    public void A_file_that_is_no_workbook_is_told_in_one_sentence()
    {
        File.WriteAllText(Book, "团队编号,得分\n");
        Assert.Contains("另存为 .xlsx", Assert.Throws<RunException>(() => SheetReader.Read(Book)).Message, StringComparison.Ordinal);
        Assert.Contains("不能读取", Assert.Throws<RunException>(() => SheetReader.Read(Book + ".none")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(703, "AAA")]
    public void Columns_are_named_as_in_a_spreadsheet(int column, string name)
    {
        Assert.Equal(name, CellAddress.Column(column));
        Assert.Equal((7, column), CellAddress.Parse(name + "7"));
    }

    void Write(params SheetCell[][] rows) => SheetWriter.Write(Book, [new("第一张", [12, 12], rows, FrozenRows: 1)]);
}
