using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

public class ScoringLaws
{
    [Fact]
    public void A_better_value_never_lowers_a_score() => Laws.Hold(
        from rule in Cases.Rules
        from denominator in Gen.Choose(1, 400)
        from one in Gen.Choose(-100, 900)
        from two in Gen.Choose(-100, 900)
        select (rule, denominator, one, two),
        both =>
        {
            var (low, high) = (Math.Min(both.one, both.two), Math.Max(both.one, both.two));
            var (worse, better) = both.rule.RewardsMore == true ? (low, high) : (high, low);
            return Examples.ScoreOf(both.rule, 10, worse, both.denominator) <= Examples.ScoreOf(both.rule, 10, better, both.denominator);
        },
        2_000);

    [Fact]
    public void A_better_value_never_lowers_the_total() => Laws.Hold(
        from both in Cases.SchemesWithValues
        from which in Gen.Choose(0, both.Values.Count - 1)
        from more in Gen.Choose(1, 200)
        select (both.Scheme, both.Values, which, more),
        each =>
        {
            var measure = each.Scheme.AllNodes().OfType<Measure>().ElementAt(each.which);
            var value = each.Values[measure.Indicator];
            if (value.Rate is null)
            {
                return true;
            }

            var step = measure.Rule.RewardsMore == true ? each.more : -each.more;
            var better = new Dictionary<string, IndicatorValue>(each.Values)
            {
                [measure.Indicator] = value with { Numerator = value.Numerator + step },
            };
            var (before, after) = (Scorer.Score(each.Scheme, each.Values).Total, Scorer.Score(each.Scheme, better).Total);
            return before is null ? after is null : before <= after;
        },
        10_000);

    [Fact]
    public void Redistribution_preserves_the_sum_of_points() => Laws.Hold(
        Cases.SchemesWithValues,
        both =>
        {
            var card = Scorer.Score(both.Scheme, both.Values);
            return (card.Total is null || both.Scheme.Combining != Combining.Sum || card.Roots.Sum(node => node.EffectivePoints) == both.Scheme.DeclaredSum)
                && card.AllNodes().Where(node => node is { Missing: NoScore.None, Definition: Dimension { Combining: Combining.Sum } })
                    .All(node => node.Children.Sum(child => child.EffectivePoints) == node.EffectivePoints);
        },
        2_000);

    [Fact]
    public void A_score_lies_between_nothing_and_its_points() => Laws.Hold(
        Cases.SchemesWithValues,
        both => Scorer.Score(both.Scheme, both.Values).AllNodes().All(node => node.Score is null || (node.Score >= 0 && node.Score <= node.EffectivePoints)),
        2_000);

    [Fact]
    public void The_order_of_siblings_changes_no_total() => Laws.Hold(
        from both in Cases.SchemesWithValues from order in Gen.Shuffle([.. both.Scheme.Roots]) select (both, order),
        each => Scorer.Score(each.both.Scheme, each.both.Values).Total
            == Scorer.Score(each.both.Scheme with { Roots = each.order }, each.both.Values).Total);

    [Fact]
    public void A_node_without_a_score_has_a_reason_and_a_node_with_one_has_none() => Laws.Hold(
        Cases.SchemesWithValues,
        both => Scorer.Score(both.Scheme, both.Values).AllNodes().All(node => node.Score is null == node.Reason is not null));
}
