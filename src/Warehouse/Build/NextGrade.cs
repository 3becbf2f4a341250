using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>What the next grade would be worth to each team: the same heads and prices at that grade's coefficient, before any shortfall.</summary>
static class NextGrade
{
    sealed record Line(string Team, decimal NextTotal, string Payer, string Key, string Basis, long Persons, long HeadMonths, long PriceFen, long EarnedFen);

    public static void Write(BuildSession session, SchemeDefinition scheme)
    {
        var unlinked = scheme.Scheme.PayoutLines.Where(line => !line.ScoreLinked).Select(line => (line.BudgetPayer, line.Line)).ToHashSet();
        var gains = session.Query<Line>("""
            select lines.team, teams.total + teams.points_to_next as next_total, lines.payer, lines.line as key, lines.basis, lines.persons, lines.head_months, lines.price_fen, lines.earned_fen
            from payouts.lines as lines
            inner join scores.teams as teams on teams.scheme = lines.scheme and teams.period = lines.period and teams.team = lines.team
            where lines.scheme = $scheme and teams.points_to_next is not null
            order by lines.team, lines.payer, lines.line
            """, new { scheme = scheme.Scheme.Id })
            .Where(line => !unlinked.Contains((line.Payer, line.Key)))
            .GroupBy(line => line.Team, StringComparer.Ordinal)
            .Select(team => (Team: team.Key, Fen: team.Sum(line => Fen.Earned(HeadsOf(line), line.PriceFen, scheme.Scheme.CoefficientAt(line.NextTotal) ?? 0) - line.EarnedFen)))
            .ToList();
        session.Execute("create temp table gains (team varchar, fen bigint)");
        using (var appender = session.Connection.CreateAppender("gains"))
        {
            foreach (var (team, fen) in gains)
                appender.CreateRow().AppendValue(team).AppendValue(fen).EndRow();
            appender.Close();
        }

        session.Execute("update scores.teams set fen_to_next = gains.fen from gains where gains.team = teams.team and teams.scheme = $scheme", new { scheme = scheme.Scheme.Id });
        session.Execute("drop table gains");
    }

    static Heads HeadsOf(Line line) => line.Basis switch
    {
        "received" => new Heads(1),
        "contract_months" => Heads.HeadMonths(line.HeadMonths),
        _ => new Heads((int)line.Persons),
    };
}
