using FamilyDoctor.Analytics.Rules.Ranking;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Ranking;

public sealed class PeerStandingsTests
{
    [Fact]
    public void Ranks_and_percentiles_are_those_among_peers()
    {
        var ranked = CompetitionRanking.Rank([Entry("a", 90), Entry("b", 80), Entry("c", 80), Entry("d", 70), Entry("e", 60), Entry("x", 95), Entry("y", 50), Entry("z", null)]);
        var standings = PeerStandings.Of(ranked, key => key[0] < 'x' ? "城市" : "农村");
        Assert.Equal(
            [
                new("x", "农村", 1, 2, null), new("y", "农村", 2, 2, null),
                new("a", "城市", 1, 5, 100m), new("b", "城市", 2, 5, 62.5m), new("c", "城市", 2, 5, 62.5m), new("d", "城市", 4, 5, 25m), new("e", "城市", 5, 5, 0m),
            ],
            standings);
    }

    static RankingEntry Entry(string key, decimal? score) => new(key, score);
}
