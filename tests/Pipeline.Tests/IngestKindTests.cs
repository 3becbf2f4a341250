using System.IO.Compression;
using System.Text;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Files of every kind that is taken, and of those that are not what they say.</summary>
public sealed class IngestKindTests : IDisposable
{
    const string Text = TeamsHeader + "T1,㐂家团队,2020-01-01\nT2,\"第二,团队\",2020-01-02\n";

    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Fact]
    public void Packed_text_and_utf16_are_read_like_plain_text()
    {
        foreach (var (name, content, encoding) in ((string, byte[], string)[])[
            ("teams.csv.gz", Packed(Encoding.UTF8.GetBytes(Text)), "utf-8"),
            ("teams.tsv.gz", Packed(CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(Text.Replace(',', '\t').Replace("第二\t团队", "第二,团队", StringComparison.Ordinal))), "gb18030"),
            ("teams.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)], "utf-16"),
            ("teams.csv", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Text)], "utf-16be"),
        ])
        {
            using var own = new IngestInbox();
            own.Put("990101/2025/" + name, content);
            var arrival = Assert.Single(own.Ingest().Arrivals);

            Assert.Equal((encoding, 2L), (arrival.Encoding, arrival.Accepted));
            Assert.Equal(["T1|㐂家团队|2020-01-01|1", "T2|第二,团队|2020-01-02|1"], own.Lake("teams"));
        }
    }

    [Fact]
    public void A_workbook_is_read_with_its_dates_and_rows_and_the_sheet_that_has_the_header()
    {
        Write("teams.xlsx",
            new SheetPage("说明", [20], [[SheetCell.Of("填写说明")]]),
            new SheetPage("团队", [20, 20, 20],
            [
                [SheetCell.Of("全市团队一览", SheetStyle.Title)],
                [],
                [SheetCell.Of("团队编号"), SheetCell.Of("团队名称"), SheetCell.Of("组建日期")],
                [SheetCell.Of("T1"), SheetCell.Of("第一\n团队"), SheetCell.Of(new DateOnly(2020, 1, 1))],
                [],
                [SheetCell.Of(12m), SheetCell.Of("第二,\"团队\""), SheetCell.Of("2020年1月2日")],
                [SheetCell.Of("T3"), SheetCell.Of("第三团队"), SheetCell.Of(43833m)],
                [SheetCell.Of("T4"), SheetCell.Of("第四团队"), SheetCell.Of("2020-02-30")],
                [SheetCell.Of("合计"), SheetCell.Of(4m)],
                .. Enumerable.Range(5, 8).Select(i => (IReadOnlyList<SheetCell>)[SheetCell.Of($"T{i}"), SheetCell.Of("甲"), SheetCell.Of("2020/1/4")]),
            ]));

        var arrival = Assert.Single(inbox.Ingest().Arrivals);

        Assert.Equal(("xlsx", 12, 11, 1), (arrival.Encoding, arrival.Rows, arrival.Accepted, arrival.Rejected));
        Assert.Equal(["12|第二,\"团队\"|2020-01-02|1", "T1|第一\n团队|2020-01-01|1", "T3|第三团队|2020-01-03|1"],
            inbox.Lake("teams").Where(row => !row.Contains('甲', StringComparison.Ordinal)));
        // the number of the row in the sheet
        Assert.Equal(["8|4|组建日期|2020-02-30|日期,如 2025-01-05、2025/1/5、20250105|组建日期不是日历上有的日期"], inbox.Rejects());
        Assert.Equal((1, 1), (arrival.PassedOver!.Above, arrival.PassedOver.Feet));
    }

    [Fact]
    public void A_number_that_a_spreadsheet_has_cut_is_rejected_whatever_its_check_character_says()
    {
        inbox.PutTeams();
        Directory.CreateDirectory(Path.Combine(inbox.Data.Inbox, "990101/2025-01"));
        IReadOnlyList<SheetCell> Row(string contract, SheetCell person) => [SheetCell.Of(contract), person, SheetCell.Of("T1"), SheetCell.Of("2025-01-05"), SheetCell.Of("生效")];
        SheetWriter.Write(Path.Combine(inbox.Data.Inbox, "990101/2025-01/contracts.xlsx"),
        [
            new SheetPage("签约", [20],
            [
                [SheetCell.Of("协议编号"), SheetCell.Of("身份证号"), SheetCell.Of("团队编号"), SheetCell.Of("签约日期"), SheetCell.Of("状态")],
                Row("C1", SheetCell.Of(Wang)),
                Row("C2", SheetCell.Of(110105194912310020m)),
            ]),
        ]);

        inbox.Ingest();

        Assert.Equal(["3|2|身份证号|1.1010519491231E+17|18 位居民身份证号|身份证号被 Excel 改成了科学计数,后面的数字已丢失"], inbox.Rejects());
    }

    [Theory]
    [InlineData("teams.csv", "PK\u0003\u0004…", "文件不是 CSV;应为:CSV 文本;实际:压缩包或 Excel 工作簿(只改了扩展名)")]
    [InlineData("teams.csv", " <!DOCTYPE html><table><tr><td>团队编号", "文件不是 CSV;应为:CSV 文本;实际:网页(HTML 或 XML),只改了扩展名")]
    [InlineData("teams.csv", "%PDF-1.7", "文件不是 CSV;应为:CSV 文本;实际:PDF 文件")]
    [InlineData("teams.xlsx", Text, "文件不是 Excel 工作簿(.xlsx);应为:在 Excel 或 WPS 里保存的 .xlsx;实际:文本,扩展名写成了 .xlsx")]
    [InlineData("teams.xlsx", "", "文件是空的;应为:表头和数据行")]
    [InlineData("teams.csv.gz", Text, "文件不是完整的 gzip 压缩文件;应为:gzip 压缩的 CSV 文本;实际:解压时出错,文件已损坏、不完整,或只是改了扩展名")]
    [InlineData("teams.xls", "<html><table>", "不收 .xls 文件,请在 Excel 或 WPS 里另存为 .xlsx 后重报;应为:.csv、.tsv、.txt(也可以是 .gz 压缩的)、.xlsx;实际:网页(HTML 或 XML),只改了扩展名")]
    [InlineData("teams.xls", "团队编号", "不收 .xls 文件,请在 Excel 或 WPS 里另存为 .xlsx 后重报;应为:.csv、.tsv、.txt(也可以是 .gz 压缩的)、.xlsx;实际:文本,扩展名写成了 .xls")]
    public void A_file_that_is_not_what_it_says_is_refused_as_what_it_is(string name, string content, string reason) => Assert.Equal(reason, Refused(name, Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Old_workbooks_and_damaged_files_are_refused()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.EndsWith("实际:旧版 Excel 工作簿,或加了密码的工作簿", Refused("teams.xls", old), StringComparison.Ordinal);
        Assert.EndsWith("实际:旧版 Excel 工作簿,或加了密码的工作簿", Refused("teams.xlsx", old), StringComparison.Ordinal);
        var packed = Packed(Encoding.UTF8.GetBytes(Text + string.Concat(Enumerable.Range(0, 999).Select(i => $"T{i * 7919},第{i}团队,2020-01-01\n"))));
        Assert.StartsWith("文件不是完整的 gzip 压缩文件", Refused("teams.csv.gz", packed[..^900]), StringComparison.Ordinal);
        Assert.StartsWith("文件已损坏,或不是它的扩展名所说的格式", Refused("teams.xlsx", [(byte)'P', (byte)'K', 3, 4, 1, 2, 3, 4]), StringComparison.Ordinal);
        Assert.StartsWith("文件里有不是 UTF-16 的字节;应为:UTF-16;实际:第 ", Refused("teams.csv", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_with_two_sheets_of_the_source_is_refused()
    {
        SheetPage Page(string name) => new(name, [20], [[SheetCell.Of("团队编号"), SheetCell.Of("团队名称"), SheetCell.Of("组建日期")]]);
        Write("teams.xlsx", Page("一月"), Page("二月"));

        Assert.Equal("工作簿里不止一个工作表有这些列,不知道该收哪一个;应为:只有一个工作表是要报的数据;实际:“一月”、“二月”", Assert.Single(inbox.Ingest().Arrivals).Refusal!.Text);
    }

    [Fact]
    public void The_same_content_packed_or_not_gives_the_same_rows_whatever_the_buffer()
    {
        foreach (var bytes in (int[])[1, 7, 4096])
        {
            using var own = new IngestInbox();
            own.Put("990101/2025/teams.csv.gz", Packed(Encoding.UTF8.GetBytes(Text)));
            own.Ingest(bufferBytes: bytes);
            Assert.Equal(2, own.Lake("teams").Count);
        }
    }

    static string Refused(string name, byte[] content)
    {
        using var own = new IngestInbox();
        own.Put("990101/2025/" + name, content);
        var arrival = Assert.Single(own.Ingest().Arrivals);
        Assert.Equal((ArrivalState.Refused, "unknown"), (arrival.State, name.EndsWith('x') && content is [(byte)'P', ..] ? "unknown" : arrival.Encoding));
        return arrival.Refusal!.Text;
    }

    void Write(string name, params SheetPage[] pages) => SheetWriter.Write(Path.Combine(inbox.Data.Inbox, "990101/2025", name), pages);

    static byte[] Packed(byte[] text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(text);
        return packed.ToArray();
    }
}
