using System.Data.Common;
using System.Globalization;
using Dapper;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse.Assessing;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>Compares what was computed once more with what a version published: a statement must never show other money.</summary>
static class Published
{
    /// <exception cref="RunException">A total or an amount differs.</exception>
    public static void Demand(DbConnection version, IReadOnlyList<Assessment> assessments)
    {
        var totals = version.Query<(string Scheme, string Team, decimal? Total)>("select scheme, team, total from scores.teams").ToDictionary(row => (row.Scheme, row.Team), row => row.Total);
        var scores = assessments.SelectMany(assessment => assessment.Scores.Select(score => (Scheme: assessment.Scheme.Scheme.Id, score.Team.Team, score.Card.Total)));
        foreach (var (scheme, team, total) in scores)
        {
            if (!totals.TryGetValue((scheme, team), out var published) || published != total)
                throw Differs(team, $"总分 {Text(published)}", $"总分 {Text(total)}");
        }

        var lines = version.Query<(string Scheme, string Team, string Payer, string Line, long Earned, long Paid)>("select scheme, team, payer, line, earned_fen, paid_fen from payouts.lines")
            .ToDictionary(row => (row.Scheme, row.Team, row.Payer, row.Line), row => (row.Earned, row.Paid));
        foreach (var (scheme, account) in assessments.SelectMany(assessment => assessment.Accounts.Select(account => (assessment.Scheme.Scheme.Id, account))))
        {
            foreach (var line in account.Lines)
            {
                var now = (line.Settled.Earned.EarnedFen, line.Settled.PaidFen);
                if (!lines.Remove((scheme, line.Team, account.Payer, line.Line.Line), out var published) || published != now)
                    throw Differs(line.Team, $"{line.Line.Title}应拨 {Fen.Text(published.Earned)}、实拨 {Fen.Text(published.Paid)}", $"应拨 {Fen.Text(now.EarnedFen)}、实拨 {Fen.Text(now.PaidFen)}");
            }
        }

        if (lines.Count > 0)
            throw Differs(lines.First().Key.Team, $"费用项 {lines.First().Key.Line}", "没有这一项");
    }

    static RunException Differs(string team, string published, string now) =>
        new($"团队 {team} 发布时{published},本程序算得{now}:这个版本由另一版程序建成,不能据此出对账单;请重新运行 fda run");

    static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "无";
}
