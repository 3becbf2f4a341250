using FamilyDoctor.Analytics.Warehouse.Lake;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>However a system writes its text files, the same rows come out; what is no data is counted apart.</summary>
public sealed class IngestDialectTests : IDisposable
{
    const string Wards = """
        title: 病区
        row: 一行是一个病区
        senders: [district]
        frequency: year
        delivers: snapshot
        evidence: system
        key: [ward]
        reject_limit: 0.5
        columns:
          ward: { title: 病区编号, type: text, required: true }
          note: { title: 说明, type: text }
          beds: { title: 床位数, type: integer, required: true }
          opened_on: { title: 启用日期, type: date }
        """;

    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Theory]
    [InlineData("病区编号,说明,床位数,启用日期\nW1,\"内,外\",3,2025-01-05\nW2,,4,\n")]
    [InlineData("病区编号\t说明\t床位数\t启用日期\r\nW1\t内,外\t3\t20250105\r\nW2\t\t4\t\r\n")]
    [InlineData("病区编号;说明;床位数;启用日期\rW1;内,外;3;2025/1/5\rW2;;4;\r")]
    [InlineData("病区编号|说明|床位数|启用日期\nW1|内,外|3|2025.1.5\nW2||4|\n")]
    [InlineData("病区编号, 说明, 床位数, 启用日期\nW1, \"内,外\", 3, 2025-01-05\nW2, , 4, \n")]
    [InlineData("病区编号\t\t说明\t\t床位数\t\t启用日期\nW1\t\t内,外\t\t3\t\t45662\nW2\t\t\t\t4\t\t\n")]
    [InlineData("病区编号,说明,床位数,启用日期\nW1,\"内,外\",3,2025年1月5日\nW2,,4,\n")]
    [InlineData("'病区编号','说明','床位数','启用日期'\n'W1','内,外','3','2025-01-05'\n'W2','','4',''\n")]
    [InlineData("全市病区一览\n单位:张,统计日期 2025-12-31\n\n病区编号,说明,床位数,启用日期\nW1,\"内,外\",3,2025-01-05\nW2,,4,\n合计,,7,\n制表人:甲,,,\n")]
    [InlineData("病区编号,说明,床位数,启用日期,,\nW1,\"内,外\",3,2025-01-05\nW2,,4,\n")]
    [InlineData("病区编号,说明,床位数,启用日期\nW1,\"内,外\",3,2025-01-05,\nW2,,4,,\n")]
    [InlineData("\"病区\n编号\",说明,床位数,启用日期\nW1,\"内,外\",3,2025-01-05\n\"病区\n编号\",说明,床位数,启用日期\n\n,,,\nW2,,4,\n小 计,,7,\n")]
    public void The_same_rows_come_out_of_every_dialect(string text)
    {
        Ingest(Wards, text);

        Assert.Equal(["W1|内,外|3|2025-01-05", "W2||4|"], inbox.Lake("teams", "* exclude (arrival)"));
    }

    [Theory]
    [InlineData("说明有\\\"引号\\\"和\\\\", "说明有\"引号\"和\\")]
    [InlineData("说明有\"\"引号\"\"", "说明有\"引号\"")]
    public void Quotes_within_quotes_may_be_escaped_or_doubled(string written, string read)
    {
        Ingest(Wards, $"病区编号,说明,床位数,启用日期\nW1,\"{written}\",3,\nW2,\"一,二\",4,\n");

        Assert.Equal([$"W1|{read}|3|", "W2|一,二|4|"], inbox.Lake("teams", "* exclude (arrival)"));
    }

    [Fact]
    public void What_is_no_data_is_counted_apart()
    {
        var arrival = Ingest(Wards, "一览\n病区编号,说明,床位数,启用日期\nW1,,3,\n\n病区编号,说明,床位数,启用日期\nW2,,4,\n,,,\n合计,,7,\n审核:乙\n");

        Assert.Equal("表头上方 1 行、合计与落款 2 行、重复表头 1 行、空行 2 行", arrival.PassedOver!.Text());
        Assert.Equal((2, 2, 0, 0), (arrival.Rows, arrival.Accepted, arrival.Rejected, arrival.Held));
    }

    [Theory]
    [InlineData("W1,内,科,3,")]
    [InlineData("W1,内3,")]
    [InlineData("W1,内,,3,")]
    public void A_row_with_a_delimiter_lost_or_added_is_rejected_even_where_cells_at_its_end_are_empty(string row)
    {
        var arrival = Ingest(Wards, $"病区编号,说明,床位数,启用日期\nW0,,3,\n{row}\nW2,,4,\n");

        Assert.Equal((3, 2, 1), (arrival.Rows, arrival.Accepted, arrival.Rejected));
        Assert.Equal(["W0", "W2"], inbox.Lake("teams", "ward"));
    }

    [Theory]
    [InlineData("dialect: { delimiter: ';', quote: '''', decimal: ',', thousands: '.', nulls: [无] }", "病区编号;说明;床位数\nW1;'一;''二';1.003\nW2;无;4\n")]
    [InlineData("dialect: { delimiter: '~', quote: none, comment: '#', preamble: 2, nulls: [无] }", "\"x\n~~~\n病区编号~说明~床位数\n# 旧\nW1~一;'二~1003\nW2~无~4\n")]
    [InlineData("dialect: { header_rows: 2 }", "病区,病区,床位\n病区编号,说明,床位数\nW1,一;'二,1003\nW2,,4\n")]
    [InlineData("dialect: { fills_short_rows: true }", "床位数,病区编号,说明\n1003,W1,一;'二\n4,W2\n")]
    [InlineData("dialect: { header_rows: 0 }", "W1,一;'二,1003,\nW2,,4,\n")]
    public void A_declared_dialect_is_kept_to(string dialect, string text)
    {
        var arrival = Ingest(Wards + "\n" + dialect, text);

        Assert.Equal(2, arrival.Rows);
        Assert.Equal(["W1|一;'二|1003", "W2||4"], inbox.Lake("teams", "ward, note, beds"));
    }

    [Fact]
    public void Data_that_begins_like_a_note_is_data()
    {
        var arrival = Ingest(Wards, "病区编号,说明,床位数,启用日期\nW1,,3,\n审核科,,4,\n审核:丙,,,\n");

        Assert.Equal((2, 2, 1), (arrival.Rows, arrival.Accepted, arrival.PassedOver!.Feet));
    }

    [Fact]
    public void Totals_of_a_source_whose_codes_say_total_are_data()
    {
        var arrival = Ingest(Wards.Replace("ward: { title: 病区编号, type: text,", "ward: { title: 病区编号, type: code, codes: { 合计: all, 甲: a },", StringComparison.Ordinal), "病区编号,床位数\n甲,3\n合计,7\n");

        Assert.Equal((2, 2), (arrival.Rows, arrival.Accepted));
    }

    Arrival Ingest(string source, string text)
    {
        inbox.Sources = [IngestInbox.Source("teams", source)];
        inbox.Put("990101/2025/teams.csv", text);
        return Assert.Single(inbox.Ingest().Arrivals);
    }
}
