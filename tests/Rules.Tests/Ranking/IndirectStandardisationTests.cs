using FamilyDoctor.Analytics.Rules.Ranking;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Ranking;

public sealed class IndirectStandardisationTests
{
    // the same result in each stratum, other shares of old people: raw 0.5 and 0.7, adjusted equal
    static readonly StratumCell[] SameCare =
    [
        new("A", "old", 32, 80), new("A", "young", 18, 20),
        new("B", "old", 16, 40), new("B", "young", 54, 60),
    ];

    [Fact]
    public void Teams_that_do_equally_well_in_each_stratum_get_the_same_share()
    {
        var adjusted = IndirectStandardisation.Adjust(SameCare);
        Assert.Equal(0.6m, Math.Round(adjusted["A"]!.Value, 12));
        Assert.Equal(adjusted["A"], adjusted["B"]);
    }

    [Fact]
    public void Better_care_in_a_stratum_raises_the_share()
    {
        var adjusted = IndirectStandardisation.Adjust([.. SameCare, new("C", "old", 50, 80), new("C", "young", 19, 20)]);
        Assert.True(adjusted["C"] > adjusted["A"]);
    }

    [Fact]
    public void Nothing_expected_gives_nothing() => Assert.Null(IndirectStandardisation.Adjust([.. SameCare, new("D", "old", 0, 0)])["D"]);

    [Fact]
    public void A_negative_number_is_refused() => Assert.Throws<ArgumentException>(() => IndirectStandardisation.Adjust([new("A", "old", -1, 2)]));
}
