using System.Text;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class IngestCellTests : IDisposable
{
    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Theory]
    [InlineData("2025年1月5日", "2025年1月5日 8时30分")]
    [InlineData("２０２５年１月５日", "2025年1月5日8:30")]
    [InlineData("2025年01月05号", "2025-01-05T08:30:00")]
    [InlineData("2025.1.5", "2025年1月5日 8点30分00秒")]
    [InlineData("45662", "45662.3541666667")]
    public void Days_and_times_are_read_in_every_form(string day, string time)
    {
        inbox.IngestContracts(Contract("C1", signed: day, entered: time));

        Assert.Equal(["2025-01-05|2025-01-05 08:30:00"], inbox.Lake("contracts", "signed_on, entered_at"));
    }

    [Theory]
    [InlineData("1,234.50", 123450L)]
    [InlineData("1,234,567", 123456700L)]
    [InlineData("１，２３４．５", 123450L)]
    [InlineData("12,34", null)]
    [InlineData("1,2345", null)]
    [InlineData(",234", null)]
    [InlineData("1,23.4", null)]
    public void Marks_between_thousands_are_read_where_groups_are_of_three(string text, long? fen)
    {
        inbox.IngestContracts(Contract("C0") + Contract("C1", received: $"\"{text}\""));

        Assert.Equal(fen is null ? [] : [$"C1|{fen}"], inbox.Lake("contracts", "contract, received_fen").Where(row => row.StartsWith("C1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("12.345,5", ',', '.', "12345.5")]
    [InlineData("-1.000", ',', '.', "-1000")]
    [InlineData("7", ',', '.', "7")]
    [InlineData("12'345.5", '.', '\'', "12345.5")]
    [InlineData("1.5", ',', '.', null)]
    public void Other_marks_are_read_where_they_are_declared(string text, char point, char thousands, string? plain)
    {
        Span<byte> written = stackalloc byte[NumberText.MaxLength];
        var length = NumberText.WithoutMarks(Encoding.UTF8.GetBytes(text), (byte)point, (byte)thousands, written);

        Assert.Equal(plain, length == 0 ? null : Encoding.UTF8.GetString(written[..length]));
    }

    [Theory]
    [InlineData("124501000000000060", true)]
    [InlineData("124501000000000174", true)]
    [InlineData("124501000000000061", false)]
    [InlineData("12450100000000006I", false)]
    [InlineData("12450100000000006", false)]
    public void Credit_codes_are_checked_by_gb_32100(string code, bool isValid) => Assert.Equal(isValid, CreditCode.IsValid(Encoding.UTF8.GetBytes(code)));

    [Fact]
    public void A_wrong_credit_code_is_rejected_and_a_right_one_kept_in_capitals()
    {
        inbox.Sources = [Source("teams", Teams + "\n  credit_code: { title: 统一社会信用代码, type: credit_code }")];
        inbox.Put("990101/2025/teams.csv", "团队编号,团队名称,组建日期,统一社会信用代码\n" + string.Concat(Enumerable.Range(2, 9).Select(i => $"T{i},甲,2020-01-01,\n"))
            + "T1,甲,2020-01-01,124501000000000061\nT0,甲,2020-01-01,12450100000000006０\n");
        inbox.Ingest();

        Assert.Equal(["11|10|统一社会信用代码|124501000000000061|18 位统一社会信用代码|统一社会信用代码校验码不对"], inbox.Rejects());
        Assert.Equal("T0|124501000000000060", inbox.Lake("teams", "team, credit_code")[0]);
    }

    [Fact]
    public void A_senders_own_codes_are_mapped_and_only_for_him()
    {
        inbox.Sources = [inbox.Sources[0], Source("contracts", Contracts.Replace("作废: void }", "作废: void }, sender_codes: { 990101: { A: effective, 作废: cancelled } }", StringComparison.Ordinal))];
        inbox.PutTeams();
        inbox.PutContracts(Contract("C1", status: "A") + Contract("C2", status: "作废") + Contract("C3"));
        inbox.Put("990102/2025-01/contracts.csv", ContractsHeader + Contract("D1", status: "A") + Contract("D2", status: "作废"));
        inbox.Ingest();

        Assert.Equal(["C1|effective", "C2|cancelled", "C3|effective", "D2|void"], inbox.Lake("contracts", "contract, status"));
        Assert.Equal(["2|1|状态|A|生效、解约、作废 之一|状态不在代码表内"], inbox.Rejects());
    }

    [Fact]
    public void A_database_null_is_nothing_where_it_can_mean_nothing_else()
    {
        inbox.IngestContracts(Contract("C1", systolic: "NULL", entered: "\\N", renewal: "null"));

        Assert.Equal(["C1|||"], inbox.Lake("contracts", "contract, systolic, entered_at, is_renewal"));
    }

    [Fact]
    public void Dates_must_be_in_order()
    {
        inbox.Sources = [inbox.Sources[0], Source("contracts", Contracts + "\nin_order: [signed_on <= entered_at]")];
        inbox.IngestContracts(Contract("C1") + Contract("C2", signed: "2025-01-06") + Contract("C3", entered: ""));

        Assert.Equal(["3|2|录入时间|2025-01-06、2025-01-05 08:30|不早于签约日期|录入时间早于签约日期"], inbox.Rejects());
        Assert.Equal(["C1", "C3"], inbox.Lake("contracts", "contract"));
    }
}
