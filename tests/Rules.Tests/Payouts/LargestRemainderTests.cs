using FamilyDoctor.Analytics.Rules.Payouts;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

public class LargestRemainderTests
{
    // domain.md 1.7, scheme B: rounding each share by itself gives 10,000.01
    [Fact]
    public void A_pool_of_ten_thousand_yuan_is_not_overpaid_by_a_fen()
    {
        var shares = LargestRemainder.Split(1_000_000, [("a", 84), ("b", 100), ("c", 100)]);
        Assert.Equal([("a", 295_774), ("b", 352_113), ("c", 352_113)], shares);
        Assert.Equal(1_000_000, shares.Sum(share => share.Share));
    }

    [Fact]
    public void Equal_remainders_go_by_key() =>
        Assert.Equal([("t2", 3), ("t1", 4), ("t3", 3)], LargestRemainder.Split(10, [("t2", 1), ("t1", 1), ("t3", 1)]));

    [Fact]
    public void Keys_are_compared_by_code_not_by_culture() =>
        Assert.Equal([("a", 0), ("B", 1)], LargestRemainder.Split(1, [("a", 1), ("B", 1)]));

    [Fact]
    public void A_weight_of_zero_gets_nothing() =>
        Assert.Equal([("a", 0), ("b", 7)], LargestRemainder.Split(7, [("a", 0), ("b", 3)]));

    [Fact]
    public void Nothing_can_be_split_over_zero_weights() =>
        Assert.Equal([("a", 0), ("b", 0)], LargestRemainder.Split(0, [("a", 0), ("b", 0)]));

    [Fact]
    public void Something_cannot_be_split_over_zero_weights()
    {
        var error = Assert.Throws<ArgumentException>(() => LargestRemainder.Split(5, [("a", 0)]));
        Assert.StartsWith("cannot split 5: all 1 weights are zero", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_comes_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => LargestRemainder.Split(5, [("a", 1), ("a", 2)]));

    [Fact]
    public void Negative_totals_and_weights_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRemainder.Split(-1, [("a", 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRemainder.Split(1, [("a", -1)]));
    }

    [Fact]
    public void The_largest_numbers_do_not_overflow()
    {
        var shares = LargestRemainder.Split(long.MaxValue, [("a", long.MaxValue), ("b", long.MaxValue), ("c", 1)]);
        Assert.Equal(long.MaxValue, shares.Sum(share => share.Share));
    }
}
