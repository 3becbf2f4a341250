using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FamilyDoctor.Analytics.Warehouse.Build;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Writes <c>flags.months</c> and <c>flags.changes</c>: since when a team's monthly counts and shares are no longer what they were, and what happened then.</summary>
static class ChangeBook
{
    static readonly Series[] All =
    [
        new("new_count", "首签、转签"), new("service_count", "履约服务"), new("follow_up_count", "慢病随访"), new("late_count", "迟录"),
        new("night_count", "凌晨的服务"), new("just_below_count", "达标线下的读数"),
        new("doctor_count", "医生代签占比", "new_count + renewal_count"), new("late_count", "迟录占比", "entered_count"), new("night_count", "凌晨服务占比", "service_count"),
        new("zero_end_count", "收缩压尾数为 0 的占比", "reading_count"), new("controlled_count", "血压达标占比", "reading_count"),
    ];

    // Of: the months' exposure where the series is a share of it
    sealed record Series(string Column, string Title, string? Of = null)
    {
        public bool IsShare => Of is not null;

        public string Key => IsShare ? Column + "_share" : Column;
    }

    // of one team in one month
    sealed record Point(TeamMonth At, long Count, long Exposure)
    {
        public double Value(Series series) => !series.IsShare ? Count : Exposure == 0 ? 0 : (double)Count / Exposure;
    }

    public sealed record Found(TeamMonth At, string Series, string Title, bool IsShare, ChangePoint Change);

    sealed record Move(string Team, string Month, long Joined, long Left);

    /// <summary>Reads the months and looks for changes beside whatever runs meanwhile.</summary>
    public static Task<List<Found>> Find(BuildSession session)
    {
        var months = TeamMonth.Read(session, [.. All.SelectMany(series => new[] { series.Column, series.Of ?? "1::bigint" })]);
        return Task.Run(() => All.Select((series, i) => (Series: series, Points: months.Select(month => new Point(month, month.Figures[2 * i], month.Figures[(2 * i) + 1]))))
            .AsParallel().AsOrdered().WithCancellation(session.Cancellation).SelectMany(job => Find(job.Series, [.. job.Points])).ToList(), session.Cancellation);
    }

    public static void Write(BuildSession session, List<Found> found)
    {
        session.Execute($"create view flags.months as select * from {TeamMonth.Model}");
        var moves = session.Query<Move>("""
            select team as Team, strftime(day, '%Y-%m') as Month, sum(joined)::bigint as Joined, sum("left")::bigint as "Left"
            from (
                select team, joined_on as day, 1 as joined, 0 as "left" from staging.members
                union all
                select team, left_on, 0, 1 from staging.members where left_on is not null
            ) as moves
            group by team, strftime(day, '%Y-%m')
            """).ToDictionary(move => (move.Team, move.Month));
        using var appender = session.Connection.CreateAppender("flags", "changes");
        foreach (var (at, key, title, isShare, change) in found)
        {
            appender.CreateRow()
                .AppendValue("team").AppendValue(at.Team).AppendValue(at.Team).AppendValue(at.Unit).AppendValue(key).AppendValue(title).AppendValue(isShare)
                .AppendValue(at.Month).AppendValue(change.IsUp ? "up" : "down").AppendValue(Rounded(change.Height)).AppendValue(Rounded(change.Before)).AppendValue(Rounded(change.After))
                .AppendValue(Happened(at, moves))
                .EndRow();
        }

        appender.Close();
    }

    static IEnumerable<Found> Find(Series series, List<Point> points)
    {
        var season = Season(points, series);
        var found = points.GroupBy(point => point.At.Team, StringComparer.Ordinal).Select(team => team.ToList())
            .Select(own => (Own: own, Change: Cusum.Find([.. own.Select(point => point.Value(series))], [.. own.Select(point => season[point.At.Bit])], series.IsShare ? [.. own.Select(point => point.Exposure)] : null))).ToList();
        var usual = UsualHeight([.. found.Select(team => team.Change?.Height ?? 0)]);
        foreach (var (own, change) in found)
        {
            if (change is not null && change.Height >= 1.5 * usual)
                yield return new Found(own[change.Index].At, series.Key, series.Title, series.IsShare, change);
        }
    }

    // the 90th percentile: where many teams' counts run so, in a season of their own, it is no change
    static double UsualHeight(double[] heights) => heights.Length == 0 ? 0 : heights.Order().ElementAt((int)(heights.Length * 0.9));

    // the city's month over the city's usual month: teams that count in every month, so that a new team makes no season
    static double[] Season(List<Point> points, Series series)
    {
        var length = points.Count == 0 ? 0 : points.Max(point => point.At.Bit) + 1;
        var whole = points.GroupBy(point => point.At.Team, StringComparer.Ordinal).Where(team => team.Count() == length).SelectMany(team => team);
        var (sums, exposures) = (new double[length], new double[length]);
        foreach (var point in whole)
        {
            sums[point.At.Bit] += point.Count;
            exposures[point.At.Bit] += point.Exposure;
        }

        if (series.IsShare)
            sums = [.. sums.Zip(exposures, (sum, exposure) => exposure > 0 ? sum / exposure : 0)];
        var mean = sums.DefaultIfEmpty(0).Average();
        return [.. sums.Select(sum => mean > 0 ? sum / mean : 0)];
    }

    static string? Happened(TeamMonth month, Dictionary<(string, string), Move> moves)
    {
        var number = int.Parse(month.Month.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
        var events = new List<string>();
        if (number % 3 == 0)
            events.Add(number == 12 ? "年末" : "季末");
        if (number == 1)
            events.Add("新的协议年度开始");
        if (number == 5)
            events.Add("5·19 世界家庭医生日");
        if (month.FoundedOn.AddMonths(6) > DateOnly.ParseExact(month.Month + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            events.Add("团队组建不满半年");
        if (moves.TryGetValue((month.Team, month.Month), out var move))
        {
            if (move.Joined > 0)
                events.Add(FormattableString.Invariant($"{move.Joined} 人加入"));
            if (move.Left > 0)
                events.Add(FormattableString.Invariant($"{move.Left} 人离开"));
        }

        return events.Count == 0 ? null : string.Join('、', events);
    }

    static decimal Rounded(double number) => Math.Round((decimal)number, 4, MidpointRounding.AwayFromZero);
}
