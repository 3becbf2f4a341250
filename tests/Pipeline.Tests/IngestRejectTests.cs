using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class IngestRejectTests : IDisposable
{
    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Fact]
    public void Good_rows_are_in_the_lake_typed()
    {
        var arrival = inbox.IngestContracts(Contract("C1") + Contract("C2", Li, "", "T2", "2025/1/5", "2025/1/5 8:30:05", "作废", "1", "", "", ""));

        Assert.Equal((2, 2, 0), (arrival.Rows, arrival.Accepted, arrival.Rejected));
        Assert.Equal(
            [
                "C1|T1|2025-01-05|2025-01-05 08:30:00|effective|False|120|60.5|1230|1",
                "C2|T2|2025-01-05|2025-01-05 08:30:05|void|True||||1",
            ],
            inbox.Lake("contracts", "* exclude (person, name)"));
    }

    // the bad row is always line 3, the second of three data rows; the third column says what of it is kept
    [Theory]
    [InlineData("协议编号", "", "必填", "协议编号是空的")]
    [InlineData("身份证号", "110105194912310021", "18 位居民身份证号", "身份证号校验码不对")]
    [InlineData("身份证号", "110105194912310000", "18 位居民身份证号", "身份证号校验码不对,末三位是 000,可能已被 Excel 改写")]
    [InlineData("身份证号", "110105199902300024", "18 位居民身份证号", "身份证号里的出生日期不是日历上有的日期")]
    [InlineData("身份证号", "110105491231002", "18 位居民身份证号", "身份证号应是 18 位,这里是 15 位")]
    [InlineData("身份证号", "1.1E+17", "18 位居民身份证号", "身份证号被 Excel 改成了科学计数,后面的数字已丢失")]
    [InlineData("身份证号", "11010519491231OO2X", "18 位居民身份证号", "身份证号里有不是数字的字符")]
    [InlineData("签约日期", "2025-02-30", "日期,如 2025-01-05、2025/1/5、20250105", "签约日期不是日历上有的日期")]
    [InlineData("签约日期", "去年", "日期,如 2025-01-05、2025/1/5、20250105", "签约日期不是日期")]
    [InlineData("签约日期", "45662.5", "日期,如 2025-01-05、2025/1/5、20250105", "签约日期应只有日期,这里是带时间的 Excel 日期序号")]
    [InlineData("签约日期", "2025年2月30日", "日期,如 2025-01-05、2025/1/5、20250105", "签约日期不是日历上有的日期")]
    [InlineData("协议编号", "1.10105E+17", "原来的文字", "协议编号被 Excel 改成了科学计数,后面的数字已丢失")]
    [InlineData("签约日期", "2025-01-05 08:30", "日期,如 2025-01-05、2025/1/5、20250105", "签约日期应只有日期,这里带着时间")]
    [InlineData("录入时间", "2025-01-05 25:00", "日期和时间,如 2025-01-05 08:30、2025/1/5 8:30", "录入时间不是有效的日期和时间")]
    [InlineData("录入时间", "2025-01-05", "日期和时间,如 2025-01-05 08:30、2025/1/5 8:30", "录入时间只有日期,没有时间")]
    [InlineData("状态", "有效", "生效、解约、作废 之一", "状态不在代码表内")]
    [InlineData("是否续签", "Y", "是、否、1、0 之一", "是否续签不是“是”或“否”")]
    [InlineData("收缩压", "12.5", "整数", "收缩压不是整数")]
    [InlineData("收缩压", "301", "50 至 300 mmHg", "收缩压超出范围")]
    [InlineData("体重", "60.55", "数,最多 1 位小数", "体重的小数位太多")]
    [InlineData("体重", "六十", "数,最多 1 位小数", "体重不是数")]
    [InlineData("个人缴费", "12.345", "金额(元),最多 2 位小数", "个人缴费的小数位太多")]
    [InlineData("个人缴费", "免费", "金额(元),最多 2 位小数", "个人缴费不是金额")]
    [InlineData("个人缴费", "-1", "不小于 0 元", "个人缴费超出范围")]
    public void A_bad_cell_is_rejected_with_line_column_found_and_expected(string column, string found, string expected, string reason)
    {
        var bad = column switch
        {
            "协议编号" => Contract(found),
            "身份证号" => Contract("C2", person: found),
            "团队编号" => Contract("C2", team: found),
            "签约日期" => Contract("C2", signed: found),
            "录入时间" => Contract("C2", entered: found),
            "状态" => Contract("C2", status: found),
            "是否续签" => Contract("C2", renewal: found),
            "收缩压" => Contract("C2", systolic: found),
            "体重" => Contract("C2", weight: found),
            _ => Contract("C2", received: found),
        };

        var arrival = inbox.IngestContracts(Contract("C1") + bad + Contract("C3"));

        var shown = column == "身份证号" && found.Length == 18 ? found[..6] + "********" + found[^4..] : found;
        shown = found == "110105491231002" ? "110105*****1002" : shown;
        Assert.Equal([$"3|2|{column}|{shown}|{expected}|{reason}"], inbox.Rejects());
        Assert.Equal((3, 2, 1), (arrival.Rows, arrival.Accepted, arrival.Rejected));
        Assert.Equal(["C1", "C3"], inbox.Lake("contracts", "contract"));
    }

    [Fact]
    public void Other_bad_columns_of_the_row_are_named_too()
    {
        inbox.IngestContracts(Contract("C1") + Contract("C2", signed: "?", status: "?", systolic: "?"));

        Assert.Equal(["3|2|签约日期|?|日期,如 2025-01-05、2025/1/5、20250105|签约日期不是日期(另有:状态、收缩压)"], inbox.Rejects());
    }

    [Fact]
    public void The_second_of_two_rows_with_one_key_is_rejected()
    {
        inbox.IngestContracts(Contract("C1") + Contract("C2") + Contract("C1", Li));

        Assert.Equal(["4|3|协议编号|C1|协议编号在文件里不重复|与第 2 行重复"], inbox.Rejects());
        Assert.Equal(["C1", "C2"], inbox.Lake("contracts", "contract"));
    }

    [Fact]
    public void A_rejected_row_does_not_take_its_key()
    {
        inbox.IngestContracts(Contract("C1", signed: "?") + Contract("C1"));

        Assert.Equal(["C1"], inbox.Lake("contracts", "contract"));
    }

    [Fact]
    public void A_row_of_another_length_is_rejected_and_none_of_its_text_kept()
    {
        inbox.IngestContracts(Contract("C1") + $"C2,{Li},李四\n" + Contract("C3"));

        Assert.Equal(["3|2|整行|3 列|11 列|列数与表头不一致"], inbox.Rejects());
    }

    [Fact]
    public void Text_after_a_closing_quote_is_rejected()
    {
        inbox.IngestContracts(Contract("C1") + Contract("\"C\"2") + Contract("C3"));

        Assert.Equal(["3|2|整行||成对的引号,文字里的引号写两个|右引号后面还有文字"], inbox.Rejects());
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks_blank_lines_and_mixed_line_ends()
    {
        inbox.IngestContracts(
            Contract("C1", name: "\"王\n\r\n芳 \"\"小\"\" \"").Replace("12.30\n", "12.30\r\n", StringComparison.Ordinal) + "\n,,,,,,,,,,\r\n"
            + Contract("C2", status: "?") + Contract("C3"));

        // the header, three lines of C1 and two blank ones come before
        Assert.Equal(["7|2|状态|?|生效、解约、作废 之一|状态不在代码表内"], inbox.Rejects());
    }

    [Fact]
    public void Full_width_forms_and_spaces_are_read_as_what_they_stand_for()
    {
        inbox.IngestContracts(
            Contract(" C1　", "１１０１０５１９４９１２３１００２ｘ", "王芳", "Ｔ１", "２０２５－０１－０５", "2025/01/05　８：３０", "生效 ", "１", "１２０", "６０．５", "１２．３"));

        Assert.Equal(["C1|T1|2025-01-05|2025-01-05 08:30:00|effective|True|120|60.5|1230"], inbox.Lake("contracts", "* exclude (person, name, arrival)"));
    }

    [Fact]
    public void A_text_that_holds_an_id_number_is_rejected_and_the_number_masked()
    {
        inbox.IngestContracts(Contract("C1") + Contract("合同" + Wang));

        Assert.Equal(["3|2|协议编号|合同110105********002X|不含身份证号的文字|协议编号里写着身份证号"], inbox.Rejects());
    }
}
