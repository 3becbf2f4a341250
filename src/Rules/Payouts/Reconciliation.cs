namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Checks a settlement to the fen without trusting how it was made.</summary>
public static class Reconciliation
{
    /// <summary>Checks that paid + 结余 = budget, paid + shortfall = earned, in all and per team, and every amount against its factors.</summary>
    /// <param name="settlement">The settlement.</param>
    /// <returns>One sentence in Chinese per fault with unit, payer, found and expected; empty when every fen is accounted for.</returns>
    public static IReadOnlyList<string> Check(Settlement settlement)
    {
        var who = $"{settlement.Budget.Unit} {settlement.Budget.Payer}";
        return [.. Totals(settlement).Concat(Lines(settlement)).Concat(Teams(settlement)).Select(fault => $"{who}:{fault}")];
    }

    static IEnumerable<string> Totals(Settlement settlement)
    {
        if (settlement.PaidFen + settlement.SurplusFen != settlement.Budget.AmountFen)
        {
            yield return $"实拨 {Fen.Text(settlement.PaidFen)} 加考核结余 {Fen.Text(settlement.SurplusFen)},应等于预算 {Fen.Text(settlement.Budget.AmountFen)}";
        }

        if (settlement.PaidFen + settlement.ShortfallFen != settlement.EarnedFen)
        {
            yield return $"实拨 {Fen.Text(settlement.PaidFen)} 加缺口 {Fen.Text(settlement.ShortfallFen)},应等于应拨 {Fen.Text(settlement.EarnedFen)}";
        }

        if (settlement.Budget.Kind == BudgetKind.Budget && settlement.SurplusFen > 0 && settlement.ShortfallFen > 0)
        {
            yield return $"同时有考核结余 {Fen.Text(settlement.SurplusFen)} 与缺口 {Fen.Text(settlement.ShortfallFen)},应至多有其一";
        }
    }

    static IEnumerable<string> Lines(Settlement settlement)
    {
        foreach (var line in settlement.Lines)
        {
            var earned = line.Earned;
            var expected = Fen.Earned(earned.Parts, earned.Coefficient);
            if (earned.EarnedFen != expected)
            {
                yield return $"团队 {earned.Team} 费用项 {earned.Line} 应拨 {Fen.Text(earned.EarnedFen)},按数量、单价、系数应为 {Fen.Text(expected)}";
            }

            if (line.PaidFen < 0 || line.PaidFen > earned.EarnedFen)
            {
                yield return $"团队 {earned.Team} 费用项 {earned.Line} 实拨 {Fen.Text(line.PaidFen)},应在 0 与应拨 {Fen.Text(earned.EarnedFen)} 之间";
            }
        }

        foreach (var twice in settlement.Lines.GroupBy(line => (line.Earned.Team, line.Earned.Line)).Where(group => group.Count() > 1))
        {
            yield return $"团队 {twice.Key.Team} 费用项 {twice.Key.Line} 出现 {twice.Count()} 次,应只出现一次";
        }
    }

    static IEnumerable<string> Teams(Settlement settlement)
    {
        var shortfalls = settlement.Balances.Where(line => line.Kind == BalanceKind.Shortfall).ToLookup(line => line.Team, line => line.AmountFen);
        foreach (var team in settlement.Lines.GroupBy(line => line.Earned.Team, StringComparer.Ordinal))
        {
            var found = shortfalls[team.Key].Sum();
            var expected = team.Sum(line => line.ShortfallFen);
            if (found != expected)
            {
                yield return $"团队 {team.Key} 缺口列 {Fen.Text(found)},按各费用项应为 {Fen.Text(expected)}";
            }

            if (settlement.Budget.Kind == BudgetKind.Receipt)
            {
                var received = settlement.Budget.ReceivedFen.TryGetValue(team.Key, out var fen) ? fen : 0;
                var paid = team.Sum(line => line.PaidFen);
                if (paid > received)
                {
                    yield return $"团队 {team.Key} 实拨 {Fen.Text(paid)},超过其收到的 {Fen.Text(received)}";
                }
            }
        }
    }
}
