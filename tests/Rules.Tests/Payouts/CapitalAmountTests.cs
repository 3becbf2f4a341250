using FamilyDoctor.Analytics.Rules.Payouts;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

public class CapitalAmountTests
{
    [Theory]
    [InlineData(0, "人民币零元整")]
    [InlineData(5, "人民币伍分")]
    [InlineData(50, "人民币伍角整")]
    [InlineData(1048950, "人民币壹万零肆佰捌拾玖元伍角整")]
    [InlineData(140950, "人民币壹仟肆佰零玖元伍角整")]
    [InlineData(600714, "人民币陆仟零柒元壹角肆分")]
    [InlineData(168032, "人民币壹仟陆佰捌拾元零叁角贰分")]
    [InlineData(10700053, "人民币壹拾万零柒仟元零伍角叁分")]
    [InlineData(1640902, "人民币壹万陆仟肆佰零玖元零贰分")]
    [InlineData(32504, "人民币叁佰贰拾伍元零肆分")]
    [InlineData(100, "人民币壹元整")]
    [InlineData(1_0000_0000_00, "人民币壹亿元整")]
    [InlineData(1_0000_0001_00, "人民币壹亿零壹元整")]
    [InlineData(1_0010_0000_00, "人民币壹亿零壹拾万元整")]
    [InlineData(-2_00, "人民币负贰元整")]
    public void Reads_as_a_voucher_writes_it(long fen, string text) => Assert.Equal(text, CapitalAmount.Of(fen));

    [Fact]
    public void Larger_amounts_than_any_voucher_are_refused()
    {
        Assert.StartsWith("人民币玖仟玖佰玖拾玖亿", CapitalAmount.Of(CapitalAmount.Largest), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => CapitalAmount.Of(CapitalAmount.Largest + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CapitalAmount.Of(long.MinValue));
    }
}
