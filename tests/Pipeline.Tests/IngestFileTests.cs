using System.Text;
using FamilyDoctor.Analytics.Warehouse.Lake;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class IngestFileTests : IDisposable
{
    const string Columns = "协议编号、身份证号、姓名、团队编号、签约日期、录入时间、状态、是否续签、收缩压、体重、个人缴费";

    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-8-bom", "utf-8-bom")]
    [InlineData("gb18030", "gb18030")]
    public void Every_encoding_gives_the_same_rows(string written, string recognised)
    {
        var text = TeamsHeader + "T1,㐂家团队𠮷,2020-01-01\n" + string.Concat(Enumerable.Range(2, 500).Select(i => $"T{i},第{i}团队,2020-01-01\n"));
        inbox.Put("990101/2025/teams.csv", Encode(written, text));

        var arrival = Assert.Single(inbox.Ingest().Arrivals);

        Assert.Equal((recognised, 501L), (arrival.Encoding, arrival.Accepted));
        Assert.Equal("T1|㐂家团队𠮷|2020-01-01|1", inbox.Lake("teams")[0]);
    }

    [Fact]
    public void Titles_aliases_and_names_are_headers_in_any_order_and_further_columns_are_noted()
    {
        inbox.Put("990101/2025/teams.csv", " 团队代码　,备注,founded_on,ＴＥＡＭ＿ＮＡＭＥ\nT1,新,2020-01-01,第一团队\n");

        var arrival = Assert.Single(inbox.Ingest().Arrivals);

        Assert.Equal(["T1|第一团队|2020-01-01|1"], inbox.Lake("teams"));
        Assert.Equal(["备注"], arrival.UnknownColumns);
    }

    [Fact]
    public void A_column_that_may_be_empty_may_be_missing()
    {
        inbox.PutTeams();
        inbox.Put("990101/2025-01/contracts.csv", $"协议编号,身份证号,团队编号,签约日期,状态\nC1,{Wang},T1,2025-01-05,生效\n");

        inbox.Ingest();

        Assert.Equal(["C1|T1|2025-01-05||effective||||"], inbox.Lake("contracts", "* exclude (person, name, arrival)"));
    }

    [Theory]
    [InlineData("协议编号,身份证号,团队编号,备注\n", "第 1 行:缺少必填列;应为:签约日期、状态;实际:协议编号、身份证号、团队编号、备注")]
    [InlineData("\n\n协议编号,身份证号,团队编号,签约日期\n", "第 3 行:缺少必填列;应为:状态;实际:协议编号、身份证号、团队编号、签约日期")]
    [InlineData("协议编号,身份证号,团队编号,团队代码,签约日期,状态\n", "第 1 行:列“团队编号”出现了不止一次;应为:一列团队编号;实际:第 3 列“团队编号”、第 4 列“团队代码”")]
    [InlineData("C1,11010519491231002X,王芳\n", "第 1 行:表头里没有一个认识的列名,可能缺少表头行;应为:" + Columns + ";实际:3 列")]
    [InlineData("\n", "第 1 行:文件里没有表头;应为:" + Columns)]
    [InlineData("", "文件是空的;应为:表头和数据行")]
    public void A_file_with_a_wrong_header_is_refused(string text, string reason) => Assert.Equal(reason, Refused(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_file_cut_off_in_a_record_is_refused()
    {
        var rows = Contract("C1") + Contract("C2");

        Assert.Equal("第 3 行:文件在这里中断;应为:11 列;实际:6 列", Refused(ContractsHeader + rows[..^30]));
    }

    [Fact]
    public void A_file_cut_off_within_a_character_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(ContractsHeader + Contract("C1") + Contract("C2"));
        var cut = bytes.AsSpan().LastIndexOf("生效"u8);

        Assert.Equal("第 3 行:文件在这里中断,最后一个字不完整;应为:完整的文件", Refused(bytes[..(cut + 2)]));
    }

    [Fact]
    public void A_file_cut_off_within_quotes_is_refused() => Assert.Equal(
        "第 3 行:引号没有结束;应为:成对的引号;实际:到文件末尾仍没有右引号",
        Refused(ContractsHeader + Contract("C1") + "C2," + Wang + ",\"王芳"));

    [Theory]
    [InlineData("\"王芳", "李四")]
    [InlineData("\"王芳", "\"李四\"")]
    [InlineData("\"王芳", "李\"四")]
    public void A_quote_that_is_not_closed_costs_its_own_row_and_no_other(string name, string next)
    {
        inbox.IngestContracts(Contract("C1") + Contract("C2", name: name) + Contract("C3", name: next) + Contract("C4"));

        Assert.Equal(["3|2|整行||成对的引号,文字里的引号写两个|引号没有配对"], inbox.Rejects());
        Assert.Equal(["C1", "C3", "C4"], inbox.Lake("contracts", "contract"));
    }

    [Fact]
    public void A_byte_that_is_not_utf8_refuses_a_file_that_is_utf8_otherwise()
    {
        var bytes = Encoding.UTF8.GetBytes(ContractsHeader + Contract("C1") + Contract("C2", name: "王?"));
        var at = bytes.AsSpan().LastIndexOf((byte)'?');
        bytes[at] = 0xFF;

        Assert.Equal($"第 3 行:文件里有不是 UTF-8 的字节;应为:UTF-8;实际:第 {at + 1} 个字节是 0xFF", Refused(bytes));
    }

    [Fact]
    public void A_file_that_is_neither_utf8_nor_gb18030_is_refused_with_the_byte()
    {
        var bytes = Encode("gb18030", ContractsHeader + Contract("C1") + Contract("C2", name: "王??"));
        var at = bytes.AsSpan().LastIndexOf((byte)'?') - 1;
        bytes[at] = 0xFF;

        Assert.Equal($"第 3 行:文件既不是 UTF-8 也不是 GB18030;应为:UTF-8 或 GB18030;实际:第 {at + 1} 个字节是 0xFF", Refused(bytes));
    }

    [Fact]
    public void A_file_with_a_hole_is_refused() =>
        Assert.Equal("第 2 行:文件里有空字节,可能已损坏;应为:文本;实际:第 3 个字节是 0x00", Refused("a\n\0\n"u8.ToArray()));

    [Fact]
    public void Above_its_reject_limit_a_file_is_refused_whole_and_its_rejects_kept()
    {
        var arrival = inbox.IngestContracts(Contract("C1") + Contract("C2", status: "?") + Contract("C3", status: "!") + Contract("C4", team: "T9") + Contract("C1"));

        Assert.Equal(
            "驳回的行太多,整个文件不收;应为:驳回不超过 50%;实际:5 行里驳回 3 行(60%):状态不在代码表内(2 行)、协议编号与前面的行重复(1 行)",
            arrival.Refusal!.Text);
        Assert.Equal((ArrivalState.Refused, 5, 0, 5), (arrival.State, arrival.Rows, arrival.Accepted, arrival.Rejected));
        Assert.Empty(inbox.Lake("contracts"));
        Assert.Equal(3, inbox.Rejects().Count);
    }

    [Fact]
    public void A_refused_file_leaves_all_others_as_they_are()
    {
        inbox.Put("990102/2025/teams.csv", "团队编号\nT3\n");
        inbox.Put("990103/2025/teams.csv", TeamsHeader + "T4,第四团队,2020-01-01\n");
        inbox.IngestContracts(Contract("C1") + Contract("C2", team: "T4"));

        Assert.Equal(["T1", "T2", "T4"], inbox.Lake("teams", "team"));
        Assert.Equal(["C1", "C2"], inbox.Lake("contracts", "contract"));
    }

    string Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    string Refused(byte[] content)
    {
        inbox.PutTeams();
        inbox.Put("990101/2025-01/contracts.csv", content);
        var arrival = inbox.Ingest().Arrivals.Single(arrival => arrival.Source == "contracts");
        Assert.Equal((ArrivalState.Refused, 0, null), (arrival.State, arrival.Accepted, arrival.LakeFile));
        return arrival.Refusal!.Text;
    }

    static byte[] Encode(string encoding, string text) => encoding switch
    {
        "utf-8-bom" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };
}
