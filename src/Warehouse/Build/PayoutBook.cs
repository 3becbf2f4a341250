using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Works out what each payer owes each team and writes <c>payouts.lines</c> and <c>payouts.payers</c>, whole fen throughout.</summary>
static class PayoutBook
{
    public const string Tables = """
        create table payouts.lines (
            scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, title varchar, basis varchar,
            persons bigint, head_months bigint, price_fen bigint, coefficient decimal(9, 6), earned_fen bigint, paid_fen bigint, shortfall_fen bigint);
        create table payouts.payers (
            scheme varchar, period varchar, unit varchar, payer varchar, title varchar, kind varchar,
            budget_fen bigint, earned_fen bigint, paid_fen bigint, surplus_fen bigint, shortfall_fen bigint);
        """;

    sealed record HeadsRow(string Unit, string Team, long Persons, long HeadMonths, long ReceivedFen);

    sealed record Claim(HeadsRow Heads, PayoutLine Line, EarnedLine Earned);

    /// <returns>Reconciliation faults; empty when every payer's money adds up.</returns>
    public static IReadOnlyList<string> Write(BuildSession session, SchemeDefinition scheme, SchemeReach reach, IReadOnlyList<TeamScore> scores, RunScope scope)
    {
        var faults = new List<string>();
        if (!int.TryParse(scope.Period, out var year))
            return faults;
        var coefficients = scores.ToDictionary(score => score.Team.Team, score => score.Card, StringComparer.Ordinal);
        var prices = Amounts(session, "prices", "price_fen", year);
        var budgets = Amounts(session, "budgets", "budget_fen", year);
        var claims = new List<Claim>();
        foreach (var line in scheme.Scheme.PayoutLines)
        {
            foreach (var unit in Heads(session, line, year).Where(heads => reach.Holds(heads.Unit)).GroupBy(heads => heads.Unit, StringComparer.Ordinal))
            {
                var heads = unit.Where(row => coefficients.ContainsKey(row.Team)).ToList();
                faults.AddRange(unit.Except(heads).Select(row => $"团队 {row.Team} 有结算人数或个人缴费,但考核期 {scope.Period} 没有它的得分"));
                if (line.Rule is PerHead { PriceFen: null } && !prices.ContainsKey((unit.Key, line.Payer)))
                    faults.AddRange(heads.Select(_ => $"{unit.Key} {line.Title}:缺少 {year} 年每人标准(来源 prices)"));
                var earned = Earnings.Of(Priced(line, prices.GetValueOrDefault((unit.Key, line.Payer))), [.. heads.Select(row => PayeeOf(line, row, coefficients[row.Team]))]);
                claims.AddRange(heads.Zip(earned, (row, amount) => new Claim(row, line, amount)));
            }
        }

        using var lines = session.Connection.CreateAppender("payouts", "lines");
        using var payers = session.Connection.CreateAppender("payouts", "payers");
        foreach (var group in Payers(scheme, reach, claims, budgets))
        {
            var budget = group.Kind == BudgetKind.Receipt
                ? PayerBudget.Received(group.Unit, group.Payer, group.Claims.GroupBy(claim => claim.Heads.Team, StringComparer.Ordinal).ToDictionary(team => team.Key, team => team.First().Heads.ReceivedFen, StringComparer.Ordinal))
                : PayerBudget.Shared(group.Unit, group.Payer, budgets.GetValueOrDefault((group.Unit, group.Payer)));
            var settlement = PayoutCalculation.Settle(budget, group.Claims.Select(claim => claim.Earned));
            faults.AddRange(Reconciliation.Check(settlement));
            var byLine = group.Claims.ToDictionary(claim => (claim.Earned.Team, claim.Earned.Line));
            foreach (var settled in settlement.Lines)
            {
                var claim = byLine[(settled.Earned.Team, settled.Earned.Line)];
                lines.CreateRow()
                    .AppendValue(scheme.Scheme.Id).AppendValue(scope.Period).AppendValue(group.Unit).AppendValue(settled.Earned.Team)
                    .AppendValue(group.Payer).AppendValue(settled.Earned.Line).AppendValue(claim.Line.Title).AppendValue(BasisText(claim.Line))
                    .AppendValue(claim.Heads.Persons).AppendValue(claim.Heads.HeadMonths).AppendValue(settled.Earned.Parts[0].PriceFen)
                    .AppendValue(settled.Earned.Coefficient).AppendValue(settled.Earned.EarnedFen).AppendValue(settled.PaidFen).AppendValue(settled.ShortfallFen)
                    .EndRow();
            }

            payers.CreateRow()
                .AppendValue(scheme.Scheme.Id).AppendValue(scope.Period).AppendValue(group.Unit).AppendValue(group.Payer).AppendValue(group.Title)
                .AppendValue(group.Kind == BudgetKind.Receipt ? "receipt" : "budget").AppendValue(budget.AmountFen)
                .AppendValue(settlement.EarnedFen).AppendValue(settlement.PaidFen).AppendValue(settlement.SurplusFen).AppendValue(settlement.ShortfallFen)
                .EndRow();
        }

        lines.Close();
        payers.Close();
        return faults;
    }

    sealed record PayerGroup(string Unit, string Payer, string Title, BudgetKind Kind, IReadOnlyList<Claim> Claims);

    static IEnumerable<PayerGroup> Payers(SchemeDefinition scheme, SchemeReach reach, List<Claim> claims, Dictionary<(string Unit, string Payer), long> budgets)
    {
        foreach (var payer in scheme.Scheme.PayoutLines.GroupBy(line => line.BudgetPayer, StringComparer.Ordinal).OrderBy(payer => payer.Key, StringComparer.Ordinal))
        {
            var own = claims.Where(claim => claim.Line.BudgetPayer == payer.Key).ToLookup(claim => claim.Heads.Unit, StringComparer.Ordinal);
            var kind = payer.First().Budget;
            var units = own.Select(unit => unit.Key)
                .Union(kind == BudgetKind.Budget ? budgets.Keys.Where(key => key.Payer == payer.Key && reach.Holds(key.Unit)).Select(key => key.Unit) : [], StringComparer.Ordinal);
            foreach (var unit in units.Order(StringComparer.Ordinal))
                yield return new PayerGroup(unit, payer.Key, payer.First().Title, kind, [.. own[unit]]);
        }
    }

    static PayoutLine Priced(PayoutLine line, long priceFen) =>
        line.Rule is PerHead { PriceFen: null } perHead ? line with { Rule = perHead with { PriceFen = priceFen } } : line;

    static Payee PayeeOf(PayoutLine line, HeadsRow row, Scorecard card)
    {
        var (key, quantity) = line.Rule switch
        {
            PerHead { Basis: PayoutBasis.ContractMonths } perHead => (perHead.Eligibility, row.HeadMonths),
            PerHead perHead => (perHead.Eligibility, row.Persons),
            Received received => (received.Eligibility, row.ReceivedFen),
            _ => throw new NotSupportedException($"payout rule '{line.Rule.Kind}' cannot be run; checking the scheme reports it"),
        };
        return new Payee(row.Team, card, new Dictionary<string, IndicatorValue>(StringComparer.Ordinal) { [key] = IndicatorValue.Of(quantity, 1) });
    }

    static List<HeadsRow> Heads(BuildSession session, PayoutLine line, int year) => session.Query<HeadsRow>("""
        select
            unit, team,
            cast(coalesce(sum(persons) filter (where is_active_at_end and active_days >= $days), 0) as bigint) as persons,
            cast(sum(head_months) as bigint) as head_months, cast(sum(received_fen) as bigint) as received_fen
        from marts.payable_heads
        where year = $year and eligibility = $eligibility and team is not null
        group by unit, team
        order by unit, team
        """,
        new { year, eligibility = line.Rule.Quantities.Single(), days = line.Rule is PerHead perHead ? perHead.MinActiveDays : 0 });

    static Dictionary<(string Unit, string Payer), long> Amounts(BuildSession session, string table, string column, int year) =>
        session.Query<(string Unit, string Payer, long Fen)>($"select unit, payer, {column} from staging.{table} where year = $year", new { year })
            .ToDictionary(row => (row.Unit, row.Payer), row => row.Fen);

    static string BasisText(PayoutLine line) => line.Rule is PerHead perHead ? Words.Of(Words.Bases, perHead.Basis) : Words.ReceivedBasis;
}
