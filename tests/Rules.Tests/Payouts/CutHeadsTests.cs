using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

public class CutHeadsTests
{
    [Theory]
    [InlineData(HeadCut.None, 0, 0)]
    [InlineData(HeadCut.Found, 12, 0)]
    [InlineData(HeadCut.FoundAndBound, 12, 158)]
    public void The_scheme_says_what_is_taken_out(HeadCut cut, long found, long inferred) =>
        Assert.Equal((found, inferred), CutHeads.Of(cut, 1600, 12, 0.1m));

    // 1 less the upper bound of Wilson's interval, computed apart: 30 of 40, and 0 of 20 (upper bound of Newcombe 1998: 0.1611)
    [Theory]
    [InlineData(30, 40, 0.141871)]
    [InlineData(0, 20, 0.838874)]
    [InlineData(20, 20, 0)]
    [InlineData(0, 0, 0)]
    public void Only_what_the_random_half_proves_is_carried_over(long real, long answered, double share) =>
        Assert.Equal((decimal)share, CutHeads.UntrueShare(real, answered));

    [Fact]
    public void Never_more_is_taken_out_than_there_is()
    {
        Assert.Equal((5, 5), CutHeads.Of(HeadCut.FoundAndBound, 10, 5, 1));
        Assert.Equal((0, 0), CutHeads.Of(HeadCut.FoundAndBound, 0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CutHeads.Of(HeadCut.Found, 3, 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CutHeads.Of(HeadCut.Found, 3, 1, 1.1m));
    }
}
