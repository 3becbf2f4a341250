using FamilyDoctor.Analytics.Rules.Payouts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

public class SettlementLaws
{
    const int Cases = 2_000;

    static readonly Gen<EarnedLine[]> Claims =
        from count in Gen.Choose(1, 8)
        from lines in Gen.ArrayOf(
            from team in Gen.Choose(1, 6)
            from line in Gen.Elements("base", "key", "old")
            from months in Laws.Longs(0, 30_000)
            from price in Gen.Elements(0L, 100L, 300L, 700L, 12_345L)
            from coefficient in Laws.Hundredths(0, 1)
            select EarnedLine.Of($"t{team}", line, Heads.HeadMonths(months), price, coefficient),
            count)
        select lines.DistinctBy(line => (line.Team, line.Line)).ToArray();

    static readonly Gen<(PayerBudget Money, EarnedLine[] Earned)> Payers =
        from earned in Claims
        from shared in Gen.Elements(true, false)
        from part in Gen.Choose(0, 150)
        from receipts in Gen.ArrayOf(Laws.Longs(0, 500_000), 6)
        select (shared
            ? PayerBudget.Shared("u", "公卫", earned.Sum(line => line.EarnedFen) * part / 100)
            : PayerBudget.Received("u", "个人", receipts.Select((fen, i) => ($"t{i + 1}", fen)).ToDictionary(row => row.Item1, row => row.fen)), earned);

    [Fact]
    public void Every_fen_is_accounted_for() =>
        Laws.Hold(Payers, payer => Reconciliation.Check(PayoutCalculation.Settle(payer.Money, payer.Earned)).Count == 0, Cases);

    [Fact]
    public void Nobody_is_paid_more_than_earned_and_no_budget_is_overspent() => Laws.Hold(
        Payers,
        payer =>
        {
            var settled = PayoutCalculation.Settle(payer.Money, payer.Earned);
            return settled.PaidFen <= payer.Money.AmountFen
                && settled.Lines.All(line => line.PaidFen >= 0 && line.PaidFen <= line.Earned.EarnedFen);
        },
        Cases);

    [Fact]
    public void The_order_of_lines_changes_nothing() => Laws.Hold(
        from payer in Payers from order in Gen.Shuffle(payer.Earned) select (payer, order),
        both =>
        {
            var one = PayoutCalculation.Settle(both.payer.Money, both.payer.Earned);
            var two = PayoutCalculation.Settle(both.payer.Money, both.order);
            return one.Lines.SequenceEqual(two.Lines) && one.Balances.SequenceEqual(two.Balances);
        });

    [Fact]
    public void A_team_that_earned_less_is_never_paid_more_from_a_shared_budget() => Laws.Hold(
        from earned in Claims from part in Gen.Choose(0, 99) select (earned, part),
        both =>
        {
            var budget = PayerBudget.Shared("u", "公卫", both.earned.Sum(line => line.EarnedFen) * both.part / 100);
            var teams = PayoutCalculation.Settle(budget, both.earned).Lines.GroupBy(line => line.Earned.Team)
                .Select(team => (Earned: team.Sum(line => line.Earned.EarnedFen), Paid: team.Sum(line => line.PaidFen)))
                .OrderBy(team => team.Earned).ThenBy(team => team.Paid).ToArray();
            return teams.Zip(teams.Skip(1)).All(pair => pair.First.Earned == pair.Second.Earned || pair.First.Paid <= pair.Second.Paid);
        });
}
