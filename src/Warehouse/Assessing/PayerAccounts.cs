using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>Works out what each payer owes each team, whole fen throughout.</summary>
static class PayerAccounts
{
    sealed record Claim(string Unit, PayoutLine Line, PayableHeads? Heads, Payee Payee, EarnedLine Earned, LineCut? Cut = null);

    public static (IReadOnlyList<PayerAccount> Accounts, IReadOnlyList<string> Faults) Of(
        Scheme scheme, SchemeReach reach, AssessmentData data, IReadOnlyList<TeamScore> scores)
    {
        var faults = new List<string>();
        return Settle(scheme, reach, data, [.. scheme.PayoutLines.SelectMany(line => Claims(line, scheme, reach, data, scores, faults))], faults);
    }

    /// <summary>The fee of a scheme that scores contracts: each contract at the price of its grade, a team's together.</summary>
    public static (IReadOnlyList<PayerAccount> Accounts, IReadOnlyList<string> Faults) OfContracts(Scheme scheme, SchemeReach reach, AssessmentData data, ContractScores contracts)
    {
        var faults = new List<string>();
        return Settle(scheme, reach, data, [.. scheme.PayoutLines.SelectMany(line => Claims(line, scheme, data, contracts, faults))], faults);
    }

    static (IReadOnlyList<PayerAccount> Accounts, IReadOnlyList<string> Faults) Settle(Scheme scheme, SchemeReach reach, AssessmentData data, List<Claim> claims, List<string> faults)
    {
        var accounts = new List<PayerAccount>();
        foreach (var payer in scheme.PayoutLines.GroupBy(line => line.BudgetPayer, StringComparer.Ordinal).OrderBy(payer => payer.Key, StringComparer.Ordinal))
        {
            var own = claims.Where(claim => claim.Line.BudgetPayer == payer.Key).ToLookup(claim => claim.Unit, StringComparer.Ordinal);
            var isReceipt = payer.First().Budget == BudgetKind.Receipt;
            var units = own.Select(unit => unit.Key)
                .Union(isReceipt ? [] : data.BudgetsFen.Keys.Where(key => key.Payer == payer.Key && reach.Holds(key.Unit)).Select(key => key.Unit), StringComparer.Ordinal);
            foreach (var unit in units.Order(StringComparer.Ordinal))
            {
                var budget = isReceipt
                    ? PayerBudget.Received(unit, payer.Key, own[unit].GroupBy(claim => claim.Payee.Entity, StringComparer.Ordinal).ToDictionary(team => team.Key, team => team.First().Heads!.ReceivedFen, StringComparer.Ordinal))
                    : PayerBudget.Shared(unit, payer.Key, data.BudgetsFen.GetValueOrDefault((unit, payer.Key)));
                var account = Account(payer.First().Title, budget, [.. own[unit]], data);
                faults.AddRange(Reconciliation.Check(account.Settlement));
                faults.AddRange(account.Lines.Where(line => line.Entries.Sum(entry => entry.AmountFen) != line.Settled.PaidFen)
                    .Select(line => $"{unit} {payer.Key}:团队 {line.Team} 费用项 {line.Line.Line} 分付各笔合计 {Fen.Text(line.Entries.Sum(entry => entry.AmountFen))},应等于实拨 {Fen.Text(line.Settled.PaidFen)}"));
                accounts.Add(account);
            }
        }

        return (accounts, faults);
    }

    static PayerAccount Account(string title, PayerBudget budget, IReadOnlyList<Claim> claims, AssessmentData data)
    {
        // lines of two payers may draw on one budget under the same key
        var byKey = claims.ToDictionary(claim => (claim.Earned.Team, PayoutPlan.Named(claim.Line)));
        var settlement = PayoutCalculation.Settle(budget, claims.Select(claim => claim.Earned with { Line = PayoutPlan.Named(claim.Line) }));
        return new PayerAccount(title, settlement, [.. settlement.Lines.Select(settled =>
        {
            var claim = byKey[(settled.Earned.Team, settled.Earned.Line)];
            var brought = data.DebtsFen.GetValueOrDefault((claim.Earned.Team, claim.Line.Payer, claim.Line.Line));
            return new PaidLine(claim.Line, claim.Heads, settled, [.. PayoutPlan.Entries(claim.Line, claim.Earned, settled.PaidFen, claim.Payee, brought)], brought, Earnings.AtNextBand(claim.Line, claim.Earned, claim.Payee)?.EarnedFen)
            {
                Cut = claim.Cut,
            };
        })]);
    }

    static IEnumerable<Claim> Claims(PayoutLine line, Scheme scheme, SchemeReach reach, AssessmentData data, IReadOnlyList<TeamScore> scores, List<string> faults)
    {
        var heads = HeadsOf(line, scheme.Level, reach, data, scheme.Cut);
        var whole = scheme.Cut == HeadCut.None || data.UntrueShares.Count == 0 ? heads : HeadsOf(line, scheme.Level, reach, data, HeadCut.None);
        var found = scheme.Cut == HeadCut.FoundAndBound && whole != heads ? HeadsOf(line, scheme.Level, reach, data, HeadCut.Found) : heads;
        if (heads is not null)
            faults.AddRange(Unknown(line, data));
        var scored = scores.Select(score => score.Team.Team).ToHashSet(StringComparer.Ordinal);
        foreach (var row in heads?.Values.Where(row => !scored.Contains(row.Team)) ?? [])
            faults.Add($"团队 {row.Team} 有结算人数或个人缴费,但考核期 {data.Period} 没有它的得分");
        foreach (var unit in scores.Where(score => score.Team.Unit is not null && heads?.ContainsKey(score.Team.Team) != false).GroupBy(score => score.Team.Unit!, StringComparer.Ordinal))
        {
            if (line.Rule is PerHead { PriceFen: null } && !data.PricesFen.ContainsKey((unit.Key, line.Payer)))
                faults.AddRange(unit.Select(_ => $"{unit.Key} {line.Title}:缺少 {data.Period} 年每人标准(来源 prices)"));
            if (line.Rule is Pool { AmountFen: null } or RewardFund { AmountFen: null } && !data.BudgetsFen.ContainsKey((unit.Key, line.BudgetPayer)))
                faults.Add($"{unit.Key} {line.Title}:缺少 {data.Period} 年预算(来源 budgets),没有可分的钱");
            var priced = Priced(line, data, unit.Key);
            var payees = unit.Select(score => PayeeOf(line.Rule, score, heads?[score.Team.Team])).ToList();
            foreach (var (payee, earned) in payees.Zip(Earnings.Of(priced, payees)))
                yield return new Claim(unit.Key, priced, heads?[payee.Entity], payee, earned, CutOf(payee, earned));

            LineCut? CutOf(Payee payee, EarnedLine earned)
            {
                var (before, one, after) = (whole?[payee.Entity].Counted(line.Rule), found?[payee.Entity].Counted(line.Rule), heads?[payee.Entity].Counted(line.Rule));
                return before is not { } all || one is not { } rest || after is not { } left || all == left ? null
                    : new LineCut(all, all - rest, rest - left, Earnings.Of(priced, [PayeeOf(line.Rule, unit.First(score => score.Team.Team == payee.Entity), whole![payee.Entity])])[0].EarnedFen);
            }
        }
    }

    static Dictionary<string, PayableHeads>? HeadsOf(PayoutLine line, SchemeLevel level, SchemeReach reach, AssessmentData data, HeadCut cut) => PayableHeads.KeyOf(line.Rule) is { } key
        ? data.HeadsAt(level, key, cut).Where(row => reach.Holds(row.Unit)).Select(row => row.Priced(line.Rule)).ToDictionary(row => row.Team, StringComparer.Ordinal)
        : null;

    static IEnumerable<Claim> Claims(PayoutLine line, Scheme scheme, AssessmentData data, ContractScores contracts, List<string> faults)
    {
        var rule = (PerHeadByGrade)line.Rule;
        faults.AddRange(Unknown(line, data));
        var (heads, whole) = (contracts.Heads(scheme, rule, scheme.Cut), contracts.Heads(scheme, rule, HeadCut.None));
        var hospitals = data.Teams.ToDictionary(team => team.Team, team => team.Hospital, StringComparer.Ordinal);
        foreach (var team in contracts.Teams.Where(team => team.Unit is not null && heads.Contains(team.Team)))
        {
            var (counts, all) = (heads[team.Team].ToDictionary(StringComparer.Ordinal), whole[team.Team].ToDictionary(StringComparer.Ordinal));
            var (earned, before) = (EarnedOf(team.Team, line, rule, counts), EarnedOf(team.Team, line, rule, all));
            var payee = new Payee(team.Team, null, new Dictionary<string, IndicatorValue>(), hospitals.GetValueOrDefault(team.Team));
            yield return new Claim(
                team.Unit!, line, new PayableHeads(team.Unit!, team.Institution, team.Team, counts.Values.Sum(), 0, 0), payee, earned,
                all.Values.Sum() == counts.Values.Sum() ? null : new LineCut(all.Values.Sum(), all.Values.Sum() - counts.Values.Sum(), 0, before.EarnedFen));
        }
    }

    static EarnedLine EarnedOf(string team, PayoutLine line, PerHeadByGrade rule, Dictionary<string, long> counts) => EarnedLine.Of(
        team, line.Line, [.. rule.Prices.Where(price => counts.ContainsKey(price.Key)).Select(price => EarnedPart.Of(Heads.HeadMonths(12 * counts[price.Key]), price.PriceFen))], 1);

    static IEnumerable<string> Unknown(PayoutLine line, AssessmentData data) => line.Rule is PerHeadByGroup byGroup
        ? byGroup.Prices.Where(price => !data.KeyGroups.Contains(price.Key))
            .Select(price => $"{line.Title}:没有“{price.Key}”这个重点人群;core.key_groups 里有 {string.Join("、", data.KeyGroups.Order(StringComparer.Ordinal))}")
        : line.Rule.Quantities.Where(eligibility => !data.Eligibilities.ContainsKey(eligibility))
            .Select(eligibility => $"{line.Title}:没有“{eligibility}”这种结算资格;core.eligibilities 里有 {string.Join("、", data.Eligibilities.Keys)}");

    static PayoutLine Priced(PayoutLine line, AssessmentData data, string unit) => line.Rule switch
    {
        PerHead { PriceFen: null } perHead => line with { Rule = perHead with { PriceFen = data.PricesFen.GetValueOrDefault((unit, line.Payer)) } },
        Pool { AmountFen: null } pool => line with { Rule = pool with { AmountFen = data.BudgetsFen.GetValueOrDefault((unit, line.BudgetPayer)) } },
        RewardFund { AmountFen: null } fund => line with { Rule = fund with { AmountFen = data.BudgetsFen.GetValueOrDefault((unit, line.BudgetPayer)) } },
        _ => line,
    };

    /// <summary>A quantity is heads where the rule counts heads, and otherwise an indicator: its numerator, with the denominator as what was due.</summary>
    static Payee PayeeOf(PayoutRule rule, TeamScore score, PayableHeads? heads) => new(
        score.Team.Team, score.Card,
        heads is null ? score.Team.Values : heads.Quantities(rule).ToDictionary(count => count.Key, count => IndicatorValue.Of(count.Value, 1), StringComparer.Ordinal),
        score.Team.Hospital);
}
