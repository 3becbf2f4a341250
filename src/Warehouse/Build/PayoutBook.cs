using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
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
    public static IReadOnlyList<string> Write(BuildSession session, SchemeDefinition scheme, IReadOnlyList<TeamScore> scores, RunScope scope)
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
            foreach (var heads in Heads(session, line, year))
            {
                if (!coefficients.TryGetValue(heads.Team, out var card))
                {
                    faults.Add($"团队 {heads.Team} 有结算人数或个人缴费,但考核期 {scope.Period} 没有它的得分");
                    continue;
                }

                var receipt = line.Budget == BudgetKind.Receipt;
                if (!receipt && line.PriceFen is null && !prices.ContainsKey((heads.Unit, line.Payer)))
                    faults.Add($"{heads.Unit} {line.Title}:缺少 {year} 年每人标准(来源 prices)");
                // a receipt is one amount already collected: one head at that price
                var number = receipt ? new Heads(1) : line.Basis == PayoutBasis.ContractMonths ? Rules.Payouts.Heads.HeadMonths(heads.HeadMonths) : new Heads((int)heads.Persons);
                var price = receipt ? heads.ReceivedFen : line.PriceFen ?? prices.GetValueOrDefault((heads.Unit, line.Payer));
                claims.Add(new Claim(heads, line, EarnedLine.Of(heads.Team, line.Line, number, price, line.ScoreLinked ? card.Coefficient ?? 0 : 1, card.PaymentSuspended)));
            }
        }

        using var lines = session.Connection.CreateAppender("payouts", "lines");
        using var payers = session.Connection.CreateAppender("payouts", "payers");
        foreach (var group in Payers(scheme, claims, budgets))
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
                    .AppendValue(claim.Heads.Persons).AppendValue(claim.Heads.HeadMonths).AppendValue(settled.Earned.PriceFen)
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

    static IEnumerable<PayerGroup> Payers(SchemeDefinition scheme, List<Claim> claims, Dictionary<(string Unit, string Payer), long> budgets)
    {
        foreach (var payer in scheme.Scheme.PayoutLines.GroupBy(line => line.BudgetPayer, StringComparer.Ordinal).OrderBy(payer => payer.Key, StringComparer.Ordinal))
        {
            var own = claims.Where(claim => claim.Line.BudgetPayer == payer.Key).ToLookup(claim => claim.Heads.Unit, StringComparer.Ordinal);
            var kind = payer.First().Budget;
            var units = own.Select(unit => unit.Key)
                .Union(kind == BudgetKind.Budget ? budgets.Keys.Where(key => key.Payer == payer.Key).Select(key => key.Unit) : [], StringComparer.Ordinal);
            foreach (var unit in units.Order(StringComparer.Ordinal))
                yield return new PayerGroup(unit, payer.Key, payer.First().Title, kind, [.. own[unit]]);
        }
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
        new { year, eligibility = line.Eligibility, days = line.MinActiveDays });

    static Dictionary<(string Unit, string Payer), long> Amounts(BuildSession session, string table, string column, int year) =>
        session.Query<(string Unit, string Payer, long Fen)>($"select unit, payer, {column} from staging.{table} where year = $year", new { year })
            .ToDictionary(row => (row.Unit, row.Payer), row => row.Fen);

    static string BasisText(PayoutLine line) =>
        line.Budget == BudgetKind.Receipt ? "received" : line.Basis == PayoutBasis.ContractMonths ? "contract_months" : "year_end";
}
