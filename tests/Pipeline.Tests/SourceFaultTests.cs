using FamilyDoctor.Analytics.Warehouse.Definitions;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A definition of a source that cannot be meant so is a fault with its place, before anything is read.</summary>
public sealed class SourceFaultTests
{
    [Theory]
    [InlineData("in_order: [signed_on < entered_at]", "“in_order”里的“signed_on < entered_at”应写成“较早的日期列 <= 较晚的日期列”")]
    [InlineData("in_order: [signed_on <= weight]", "“in_order”里的“signed_on <= weight”两边都应是本来源的日期或时间列")]
    [InlineData("dialect: { quote: ab }", "“quote”应是一个 ASCII 字符,或 none")]
    [InlineData("dialect: { decimal: ',', thousands: ',' }", "“decimal”和“thousands”不能是同一个字符")]
    [InlineData("dialect: { delimiter: '\"' }", "“delimiter”不能含换行或双引号")]
    [InlineData("dialect: { header_rows: 9 }", "“header_rows”应在 0 与 5 之间")]
    [InlineData("dialect: { preamble: -1 }", "“preamble”是表头上面的行数,应是 0 到 1000 的整数")]
    public void A_fault_is_named(string line, string message) =>
        Assert.Equal(message, Assert.Single(Assert.Throws<DefinitionException>(() => IngestInbox.Source("contracts", IngestInbox.Contracts + "\n" + line)).Faults).Message);

    [Fact]
    public void A_senders_code_must_stand_for_one_of_the_codes() => Assert.Equal(
        "“sender_codes”里 990101 的“gone”不是“codes”里的代码",
        Assert.Single(Assert.Throws<DefinitionException>(() => IngestInbox.Source("contracts", IngestInbox.Contracts.Replace(
            "作废: void }", "作废: void }, sender_codes: { 990101: { A: gone } }", StringComparison.Ordinal))).Faults).Message);
}
