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
    const int MostReasons = 3, LeastTeams = 20;

    /// <summary>Shares of two counts of marts.team_months: title, numerator, denominator.</summary>
    static readonly (string Title, string Numerator, string Denominator)[] Features =
    [
        ("首签、转签占在签", "new_count", "active_count"), ("续签占在签", "renewal_count", "active_count"), ("医生代签占签约", "doctor_count", "new_count + renewal_count"),
        ("批量导入占签约", "import_count", "new_count + renewal_count"), ("每在签人的服务", "service_count", "active_count"), ("每在签人的随访", "follow_up_count", "active_count"),
        ("凌晨的服务占比", "night_count", "service_count"), ("迟录占比", "late_count", "entered_count"), ("周末的服务占比", "weekend_count", "service_count + follow_up_count"),
        ("最忙一天占一月", "busiest_day_count", "service_count + follow_up_count"), ("收缩压以 0 结尾占比", "zero_end_count", "reading_count"), ("血压达标占比", "controlled_count", "reading_count"),
        ("刚好在达标线下占比", "just_below_count", "just_below_count + just_above_count"),
    ];

    public sealed record Found(string Team, string Unit, decimal Rarity, string Month, string Reasons);

    /// <summary>Reads the year's months and runs the models beside whatever runs meanwhile; the most unusual team first, none where there are too few to compare.</summary>
    public static Task<List<Found>> Find(BuildSession session, string year, int threads)
    {
        var months = TeamMonth.Read(session, [.. Features.SelectMany(feature => new[] { feature.Numerator, feature.Denominator })], year);
        return Task.Run(() => months.DistinctBy(month => month.Team, StringComparer.Ordinal).Count() < LeastTeams ? [] : Find(months, threads, session.Cancellation), session.Cancellation);
    }

    public static void Write(BuildSession session, List<Found> teams, decimal budget)
    {
        session.Execute("""
            create table flags.models (
                team varchar, unit varchar, place bigint, team_count bigint, score decimal(18, 9), month varchar, reasons varchar, is_within_budget boolean)
            """);
        var visited = (int)Math.Ceiling(teams.Count * budget);
        using var appender = session.Connection.CreateAppender("flags", "models");
        foreach (var (place, team) in teams.Index())
        {
            appender.CreateRow()
                .AppendValue(team.Team).AppendValue(team.Unit).AppendValue((long)place + 1).AppendValue((long)teams.Count).AppendValue(team.Rarity)
                .AppendValue(team.Month).AppendValue(team.Reasons).AppendValue(place < visited)
                .EndRow();
        }

        appender.Close();
    }

    static List<Found> Find(List<TeamMonth> months, int threads, CancellationToken cancellation)
    {
        var raw = months.Select(month => month.Figures.Chunk(2).Select(pair => pair[1] == 0 ? double.NaN : (double)pair[0] / pair[1]).ToArray()).ToList();
        var medians = months.Select((month, row) => (Group: (month.PeerGroup, month.Month), row)).GroupBy(at => at.Group, at => at.row)
            .ToDictionary(group => group.Key, group => Enumerable.Range(0, Features.Length).Select(feature => Median([.. group.Select(row => raw[row][feature]).Where(double.IsFinite)])).ToArray());
        var usual = months.Select(month => medians[(month.PeerGroup, month.Month)]).ToList();
        var table = new FeatureTable(Features.Select(feature => feature.Title), [.. raw.Select((cells, row) => cells.Select((cell, feature) => cell - usual[row][feature]).ToArray())]);
        var side = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var found = AnomalyDetection.Of(table, new ModelSettings(), new Turns((count, work) => Parallel.For(0, count, side, work)));

        // a team is as unusual as its months together: the mean of their rarities, so that one odd month among twelve counts a twelfth
        return [.. months.Select((month, row) => (month, row)).GroupBy(at => at.month.Team, StringComparer.Ordinal)
            .Select(team => (Team: team.Key, Rarity: Math.Round(team.Average(at => -Math.Log(1 - found.Scores[at.row])), 9), Worst: team.MaxBy(at => found.Scores[at.row])))
            .OrderByDescending(team => team.Rarity).ThenBy(team => team.Team, StringComparer.Ordinal)
            .Select(team => new Found(team.Team, team.Worst.month.Unit, (decimal)team.Rarity, team.Worst.month.Month, Reasons(found, team.Worst.row)))];

        string Reasons(AnomalyDetection detection, int row) => string.Join(';', detection.Explain(row).Where(share => share.Share > 0).Take(MostReasons).Select(share =>
        {
            var feature = Array.FindIndex(Features, known => known.Title == share.Feature);
            return $"{share.Feature} {Written(raw[row][feature])},同组 {Written(usual[row][feature])}";
        }));
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
