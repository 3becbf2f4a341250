using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;
using static FamilyDoctor.Analytics.Rules.Tests.Payouts.EarningsTests;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

/// <summary>Laws that every payout obeys, over generated teams.</summary>
public class PayoutLaws
{
    static readonly Scheme Banded = Scheme(Measure("m", 100)) with { Bands = Bands };

    static readonly Gen<Case[]> Teams = Gen.Choose(1, 12).SelectMany(count => Gen.ArrayOf(
        from total in Gen.Choose(0, 100) from heads in Gen.Choose(0, 3_000) from points in Laws.Hundredths(0, 500) select new Case(total, heads, points), count));

    static readonly Gen<PayoutLine> Lines = Gen.Elements<PayoutRule>(
        new PerHead(PayoutBasis.YearEnd, "heads", 701), new PerHead(PayoutBasis.ContractMonths, "heads", 12_345), new Capitation("heads", 997),
        new PerHeadByGrade(PayoutBasis.YearEnd, "heads", [.. Bands.Select((band, i) => new KeyedPrice(band.Label, 1_000 - (200 * i)))]),
        new PerService([new("heads", 33)], "m"), new Received("heads")).Select(rule => Line(rule));

    [Fact]
    public void A_better_score_never_lowers_pay() => Laws.Hold(
        from line in Lines from team in Teams from more in Gen.Choose(0, 100) select (line, team[0], more),
        each => Earn(each.line, each.Item2) <= Earn(each.line, each.Item2 with { Total = Math.Min(100, each.Item2.Total + each.more) }));

    [Fact]
    public void More_heads_never_lower_pay() => Laws.Hold(
        from line in Lines from team in Teams from more in Gen.Choose(0, 100) select (line, team[0], more),
        each => Earn(each.line, each.Item2) <= Earn(each.line, each.Item2 with { Heads = each.Item2.Heads + each.more }));

    [Fact]
    public void A_pool_is_paid_out_whole_and_fewer_points_never_get_more() => Laws.Hold(
        from teams in Teams from pool in Laws.Longs(0, 100_000_000) where teams.Any(team => team.Points > 0) select (teams, pool),
        each =>
        {
            var line = Line(new Pool("points", each.pool)) with { ScoreLinked = false };
            var shares = Earnings.Of(line, Payees(each.teams)).Select((earned, i) => (each.teams[i].Points, earned.EarnedFen)).Order().ToArray();
            return shares.Sum(share => share.EarnedFen) == each.pool
                && shares.Zip(shares.Skip(1)).All(pair => pair.First.Points == pair.Second.Points || pair.First.EarnedFen <= pair.Second.EarnedFen);
        });

    [Fact]
    public void The_order_of_teams_changes_no_entry() => Laws.Hold(
        from teams in Teams
        let payees = Payees(teams)
        from order in Gen.Shuffle(payees)
        from line in Lines
        select (payees, order, line),
        each =>
        {
            var scheme = Banded with { PayoutLines = [each.line, Line(new Pool("points", 12_345), "医保")] };
            var budget = new Dictionary<string, long> { ["公卫"] = 1_000_000 };
            return PayoutPlan.Of(scheme, each.payees, budget).SequenceEqual(PayoutPlan.Of(scheme, each.order, budget));
        });

    [Fact]
    public void Parts_of_a_line_add_up_to_what_the_line_pays() => Laws.Hold(
        from teams in Teams from line in Lines from prepaid in Laws.Hundredths(0, 1) from share in Gen.Choose(70, 100) select (teams, line, prepaid, share),
        each =>
        {
            var split = each.line with { PrepaidShare = each.prepaid, TeamShare = new(each.share / 100m) };
            return Sums(split).SequenceEqual(Sums(each.line));

            IEnumerable<(string, long)> Sums(PayoutLine line) => PayoutPlan.Of(Banded with { PayoutLines = [line] }, Payees(each.teams))
                .GroupBy(entry => entry.Entity).Select(team => (team.Key, team.Sum(entry => entry.AmountFen)));
        });

    [Fact]
    public void Whatever_was_overpaid_before_entries_add_up_and_no_more_is_set_off_than_owed_or_due() => Laws.Hold(
        from teams in Teams from line in Lines from prepaid in Laws.Hundredths(0, 1) from brought in Gen.Choose(0, 2_000_000) select (teams, line, prepaid, brought),
        each =>
        {
            var line = each.line with { PrepaidShare = each.prepaid };
            return Payees(each.teams).All(payee =>
            {
                var earned = Earnings.Of(line, [payee])[0];
                var entries = PayoutPlan.Entries(line, earned, earned.EarnedFen, payee, each.brought).ToList();
                var offset = entries.Where(entry => entry.Line.EndsWith(PayoutPlan.Offset, StringComparison.Ordinal)).Sum(entry => entry.AmountFen);
                var left = Math.Max(0, earned.EarnedFen - Carried.PrepaidFen(earned, each.prepaid));
                return entries.Sum(entry => entry.AmountFen) == earned.EarnedFen && offset == Math.Min(each.brought, left);
            });
        });

    sealed record Case(int Total, int Heads, decimal Points);

    static long Earn(PayoutLine line, Case team) => Earnings.Of(line, Payees(team))[0].EarnedFen;

    static Payee[] Payees(params Case[] teams) =>
    [
        .. teams.Select((team, i) => new Payee(
            $"t{i:00}", Scorer.Score(Banded, Values(("m", team.Total, 100))), Values(("heads", team.Heads, 3_500), ("points", team.Points, 1)))),
    ];
}
