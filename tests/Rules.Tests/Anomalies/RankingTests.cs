using FamilyDoctor.Analytics.Rules.Anomalies;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies;

/// <summary>What is made of scores: the area under the curve, and who is looked at.</summary>
public class RankingTests
{
    [Fact]
    public void Area_under_the_curve_of_known_cases()
    {
        Assert.Equal(1.0, RocAuc.Of([1, 2, 3, 4], [false, false, true, true]));
        Assert.Equal(0.0, RocAuc.Of([4, 3, 2, 1], [false, false, true, true]));
        // of six pairs four in order, one tie
        Assert.Equal(4.5 / 6, RocAuc.Of([1, 2, 3, 2, 4], [false, false, false, true, true]));
        Assert.Equal(0.5, RocAuc.Of([7, 7, 7], [false, true, false]));
        Assert.Null(RocAuc.Of([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => RocAuc.Of([1], []));
    }

    [Fact]
    public void The_budget_takes_the_highest_and_among_equals_the_first_keys()
    {
        double[] scores = [0.5, 0.9, 0.5, 0.1];
        string[] keys = ["d", "c", "a", "b"];
        Assert.Equal([1, 2], ReviewBudget.Pick(scores, keys, 2));
        Assert.Equal([1, 2, 0, 3], ReviewBudget.Pick(scores, keys, 9));
        Assert.Empty(ReviewBudget.Pick(scores, keys, 0));
        Assert.Throws<ArgumentException>(() => ReviewBudget.Pick(scores, keys, -1));
        Assert.Throws<ArgumentException>(() => ReviewBudget.Pick(scores, ["a"], 1));
    }
}
