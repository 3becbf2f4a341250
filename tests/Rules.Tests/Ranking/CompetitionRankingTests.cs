using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Ranking;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Ranking;

public class CompetitionRankingTests
{
    [Fact]
    public void Equals_share_a_rank_and_the_next_one_is_skipped() =>
        Assert.Equal("a:1 b:1 c:3", Ranks([new("c", 80), new("a", 90), new("b", 90)]));

    [Fact]
    public void The_tie_breaker_tells_equal_scores_apart() =>
        Assert.Equal("b:1 a:2 c:3", Ranks([new("a", 90, 0.7m), new("b", 90, 0.8m), new("c", 80, 0.9m)]));

    [Fact]
    public void Equal_tie_breakers_share_the_rank() =>
        Assert.Equal("a:1 b:1 c:3", Ranks([new("a", 90, 0.8m), new("b", 90, 0.8m), new("c", 90, 0.7m)]));

    [Fact]
    public void Without_a_tie_breaker_an_entry_comes_after_those_that_have_one() =>
        Assert.Equal("b:1 a:2 c:2", Ranks([new("a", 90), new("b", 90, 0.1m), new("c", 90)]));

    [Fact]
    public void A_tie_breaker_can_be_better_when_lower()
    {
        var ranked = CompetitionRanking.Rank([new("a", 90, 5), new("b", 90, 3), new("c", 90)], Direction.LowerIsBetter);
        Assert.Equal(["b", "a", "c"], ranked.Select(entry => entry.Key));
        Assert.Equal([1, 2, 3], ranked.Select(entry => entry.Rank));
    }

    [Fact]
    public void The_unranked_come_last_with_their_reason()
    {
        var ranked = CompetitionRanking.Rank([new("v", 95, null, "一票否决"), new("n", null), new("a", 60)]);
        Assert.Equal(
            [new("a", 1, 60, null, null), new("n", null, null, null, "无得分"), new RankedEntry("v", null, 95, null, "一票否决")], ranked);
    }

    [Fact]
    public void A_key_that_comes_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => CompetitionRanking.Rank([new("a", 1), new("a", 2)]));

    static readonly Gen<RankingEntry[]> Fields = Gen.ArrayOf(
        from score in Gen.OneOf(Gen.Choose(0, 8).Select(points => (decimal?)points), Gen.Constant<decimal?>(null))
        from tie in Gen.OneOf(Gen.Choose(0, 3).Select(points => (decimal?)points), Gen.Constant<decimal?>(null))
        from reason in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("一票否决")))
        select (score, tie, reason)).Select(rows => rows.Select((row, i) => new RankingEntry($"t{i:000}", row.score, row.tie, row.reason)).ToArray());

    [Fact]
    public void The_order_of_entries_changes_nothing() => Laws.Hold(
        from field in Fields from order in Gen.Shuffle(field) select (field, order),
        both => CompetitionRanking.Rank(both.field).SequenceEqual(CompetitionRanking.Rank(both.order)));

    [Fact]
    public void A_rank_is_one_more_than_the_number_of_better_entries() => Laws.Hold(
        Fields,
        field =>
        {
            var ranked = CompetitionRanking.Rank(field).Where(entry => entry.Rank is not null).ToArray();
            return ranked.All(entry => entry.Rank == 1 + ranked.Count(other =>
                other.Score > entry.Score || (other.Score == entry.Score && (other.TieBreaker ?? -1) > (entry.TieBreaker ?? -1))));
        });

    static string Ranks(RankingEntry[] entries) =>
        string.Join(' ', CompetitionRanking.Rank(entries).Select(entry => $"{entry.Key}:{entry.Rank}"));
}
