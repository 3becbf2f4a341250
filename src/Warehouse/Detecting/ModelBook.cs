using System.Globalization;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse.Build;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>
/// Writes <c>flags.models</c>: how unusual each team's months of the year are to the models together, and by which shares. Values are taken less the median of the peers in
/// the same month, so that season and setting explain nothing. It finds what no detector was written for; it names no reason by itself, so it raises no flag.
/// </summary>
static class ModelBook
{
    const int Reasons = 3, LeastTeams = 20;

    /// <summary>Shares of two counts of marts.team_months: title, numerator, denominator.</summary>
    static readonly (string Title, string Numerator, string Denominator)[] Features =
    [
        ("首签、转签占在签", "new_count", "active_count"), ("续签占在签", "renewal_count", "active_count"), ("医生代签占签约", "doctor_count", "new_count + renewal_count"),
        ("批量导入占签约", "import_count", "new_count + renewal_count"), ("每在签人的服务", "service_count", "active_count"), ("每在签人的随访", "follow_up_count", "active_count"),
        ("凌晨的服务占比", "night_count", "service_count"), ("迟录占比", "late_count", "entered_count"), ("周末的服务占比", "weekend_count", "service_count + follow_up_count"),
        ("最忙一天占一月", "busiest_day_count", "service_count + follow_up_count"), ("收缩压以 0 结尾占比", "zero_end_count", "reading_count"), ("血压达标占比", "controlled_count", "reading_count"),
        ("刚好在达标线下占比", "just_below_count", "just_below_count + just_above_count"),
    ];

    public static void Write(BuildSession session, string year, decimal budget, int threads)
    {
        session.Execute("""
            create table flags.models (
                team varchar, unit varchar, place bigint, team_count bigint, score decimal(18, 9), month varchar, reasons varchar, is_within_budget boolean)
            """);
        var keys = session.Query<(string Team, string Unit, string Month, string PeerGroup)>($"""
            select months.team, months.unit, months.month, teams.peer_group
            from {ChangeBook.Months} as months join core.teams as teams on teams.team = months.team
            where starts_with(months.month, $year) order by months.team, months.month
            """, new { year });
        if (keys.Select(key => key.Team).Distinct(StringComparer.Ordinal).Count() < LeastTeams)
            return;
        var columns = Features.Select(feature => session.Query<(long Numerator, long Denominator)>(
            $"select {feature.Numerator}, {feature.Denominator} from {ChangeBook.Months} as months where starts_with(months.month, $year) order by months.team, months.month", new { year })).ToList();
        var raw = keys.Select((_, row) => (double[])[.. columns.Select(column => column[row].Denominator == 0 ? double.NaN : (double)column[row].Numerator / column[row].Denominator)]).ToList();
        var medians = keys.Select((key, row) => (Group: (key.PeerGroup, key.Month), row)).GroupBy(at => at.Group, at => at.row)
            .ToDictionary(group => group.Key, group => Enumerable.Range(0, Features.Length).Select(feature => Median([.. group.Select(row => raw[row][feature]).Where(double.IsFinite)])).ToArray());
        var table = new FeatureTable(Features.Select(feature => feature.Title),
            [.. raw.Select((cells, row) => cells.Select((cell, feature) => cell - medians[(keys[row].PeerGroup, keys[row].Month)][feature]).ToArray())]);
        var side = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = session.Cancellation };
        var found = AnomalyDetection.Of(table, new ModelSettings(), new Turns((count, work) => Parallel.For(0, count, side, work)));

        // a team is as unusual as its months together: the mean of their rarities, so that one odd month among twelve counts a twelfth
        var teams = keys.Select((key, row) => (key, row)).GroupBy(at => at.key.Team, StringComparer.Ordinal)
            .Select(team => (Team: team.Key, team.First().key.Unit, Rarity: Math.Round(team.Average(at => -Math.Log(1 - found.Scores[at.row])), 9),
                Worst: team.MaxBy(at => found.Scores[at.row]).row))
            .OrderByDescending(team => team.Rarity).ThenBy(team => team.Team, StringComparer.Ordinal).ToList();
        var visited = (int)Math.Ceiling(teams.Count * budget);
        using var appender = session.Connection.CreateAppender("flags", "models");
        foreach (var (place, team) in teams.Index())
        {
            var (key, cells) = (keys[team.Worst], raw[team.Worst]);
            var reasons = found.Explain(team.Worst).Where(share => share.Share > 0).Take(Reasons).Select(share =>
            {
                var feature = Array.FindIndex(Features, known => known.Title == share.Feature);
                return $"{share.Feature} {Written(cells[feature])},同组 {Written(medians[(key.PeerGroup, key.Month)][feature])}";
            });
            appender.CreateRow()
                .AppendValue(team.Team).AppendValue(team.Unit).AppendValue((long)place + 1).AppendValue((long)teams.Count).AppendValue((decimal)team.Rarity)
                .AppendValue(key.Month).AppendValue(string.Join(';', reasons)).AppendValue(place < visited)
                .EndRow();
        }

        appender.Close();
    }

    static string Written(double share) => double.IsNaN(share) ? "—" : (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    static double Median(double[] numbers)
    {
        if (numbers.Length == 0)
            return 0;
        Array.Sort(numbers);
        return (numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2;
    }
}
