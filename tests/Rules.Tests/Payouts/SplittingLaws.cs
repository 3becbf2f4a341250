using FamilyDoctor.Analytics.Rules.Payouts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

/// <summary>Laws of splitting a sum, over 10,000 pools each (after CsCheck's allocator laws, style.md 1.7).</summary>
public class SplittingLaws
{
    const int Cases = 10_000;

    static readonly Gen<Pool> Pools =
        from total in Gen.OneOf(Laws.Longs(0, 50), Laws.Longs(0, 1_000_000), Laws.Longs(0, 3_000_000_000_000))
        from count in Gen.Choose(1, 12)
        from weights in Gen.ArrayOf(Gen.OneOf(Laws.Longs(0, 3), Laws.Longs(0, 1_000), Laws.Longs(0, 30_000_000_000)), count)
        where weights.Any(weight => weight > 0)
        select new Pool(total, [.. weights.Select((weight, i) => ($"t{i:000}", weight))]);

    [Fact]
    public void Shares_add_up_to_the_pool() =>
        Laws.Hold(Pools, pool => Split(pool).Sum(share => share.Share) == pool.Total, Cases);

    [Fact]
    public void Every_share_lies_between_floor_and_ceiling_of_its_exact_part() => Laws.Hold(
        Pools,
        pool =>
        {
            var sum = pool.Weights.Aggregate((Int128)0, (total, row) => total + row.Weight);
            return Split(pool).Zip(pool.Weights).All(pair =>
            {
                var exact = (Int128)pool.Total * pair.Second.Weight;
                return pair.First.Share * sum > exact - sum && pair.First.Share * sum < exact + sum;
            });
        },
        Cases);

    [Fact]
    public void A_smaller_weight_never_gets_more() => Laws.Hold(
        Pools,
        pool =>
        {
            var ordered = Split(pool).Zip(pool.Weights).OrderBy(pair => pair.Second.Weight).ThenBy(pair => pair.First.Share).ToArray();
            return ordered.Zip(ordered.Skip(1)).All(pair =>
                pair.First.Second.Weight == pair.Second.Second.Weight || pair.First.First.Share <= pair.Second.First.Share);
        },
        Cases);

    [Fact]
    public void Equal_weights_differ_by_one_at_most() => Laws.Hold(
        Pools,
        pool => Split(pool).Zip(pool.Weights).GroupBy(pair => pair.Second.Weight)
            .All(group => group.Max(pair => pair.First.Share) - group.Min(pair => pair.First.Share) <= 1),
        Cases);

    [Fact]
    public void The_order_of_rows_changes_no_share() => Laws.Hold(
        from pool in Pools from order in Gen.Shuffle(pool.Weights) select (pool, order),
        both => Split(both.pool).OrderBy(share => share.Key)
            .SequenceEqual(LargestRemainder.Split(both.pool.Total, both.order).OrderBy(share => share.Key)),
        Cases);

    [Fact]
    public void A_weight_of_zero_gets_nothing() =>
        Laws.Hold(Pools, pool => Split(pool).Zip(pool.Weights).All(pair => pair.Second.Weight > 0 || pair.First.Share == 0), Cases);

    static IReadOnlyList<(string Key, long Share)> Split(Pool pool) => LargestRemainder.Split(pool.Total, pool.Weights);

    sealed record Pool(long Total, (string Key, long Weight)[] Weights);
}
