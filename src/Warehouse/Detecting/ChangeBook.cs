using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FamilyDoctor.Analytics.Warehouse.Build;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Writes <c>flags.months</c> and <c>flags.changes</c>: since when a team's monthly counts and shares are no longer what they were, and what happened then.</summary>
static class ChangeBook
{
    /// <summary>The model with the monthly counts.</summary>
    public const string Months = "marts.team_months";

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

    sealed record Month(string Team, string Unit, string PeerGroup, DateOnly FoundedOn, int Bit, string Label, long Count, long Exposure)
    {
        public double Value(Series series) => !series.IsShare ? Count : Exposure == 0 ? 0 : (double)Count / Exposure;
    }

    sealed record Move(string Team, string Label, long Joined, long Left);

    public static void Write(BuildSession session)
    {
        session.Execute($"create view flags.months as select * from {Months}");
        var moves = session.Query<Move>("""
            select team as Team, strftime(day, '%Y-%m') as Label, sum(joined)::bigint as Joined, sum("left")::bigint as "Left"
            from (
                select team, joined_on as day, 1 as joined, 0 as "left" from staging.members
                union all
                select team, left_on, 0, 1 from staging.members where left_on is not null
            ) as moves
            group by team, strftime(day, '%Y-%m')
            """).ToDictionary(move => (move.Team, move.Label));
        using var appender = session.Connection.CreateAppender("flags", "changes");
        foreach (var series in All)
        {
            var months = session.Query<Month>($"""
                select series.team as Team, series.unit as Unit, teams.peer_group as PeerGroup, teams.founded_on as FoundedOn, months.bit as Bit, series.month as Label, {series.Column} as Count, {series.Of ?? "1::bigint"} as Exposure
                from {Months} as series
                join core.teams as teams on teams.team = series.team
                join core.months as months on months.month = series.month
                order by series.team, months.bit
                """);
            var length = months.Count == 0 ? 0 : months.Max(month => month.Bit) + 1;
            var season = Season(months, series, length);
            var found = months.GroupBy(month => month.Team, StringComparer.Ordinal).Select(team => team.ToList())
                .Select(own => (Own: own, Change: Cusum.Find([.. own.Select(month => month.Value(series))], [.. own.Select(month => season[month.Bit])], series.IsShare ? [.. own.Select(month => month.Exposure)] : null))).ToList();
            var usual = UsualHeight([.. found.Select(team => team.Change?.Height ?? 0)]);
            foreach (var (own, change) in found)
            {
                if (change is null || change.Height < 1.5 * usual)
                    continue;
                appender.CreateRow()
                    .AppendValue("team").AppendValue(own[0].Team).AppendValue(own[0].Team).AppendValue(own[0].Unit).AppendValue(series.Key).AppendValue(series.Title).AppendValue(series.IsShare)
                    .AppendValue(own[change.Index].Label).AppendValue(change.IsUp ? "up" : "down").AppendValue(Rounded(change.Height)).AppendValue(Rounded(change.Before)).AppendValue(Rounded(change.After))
                    .AppendValue(Happened(own[change.Index], moves))
                    .EndRow();
            }
        }

        appender.Close();
    }

    // the 90th percentile: where many teams' counts run so, in a season of their own, it is no change
    static double UsualHeight(double[] heights) => heights.Length == 0 ? 0 : heights.Order().ElementAt((int)(heights.Length * 0.9));

    // the city's month over the city's usual month: teams that count in every month, so that a new team makes no season
    static double[] Season(List<Month> months, Series series, int length)
    {
        var whole = months.GroupBy(month => month.Team, StringComparer.Ordinal).Where(team => team.Count() == length).ToList();
        var (sums, exposures) = (new double[length], new double[length]);
        foreach (var month in whole.SelectMany(team => team))
        {
            sums[month.Bit] += month.Count;
            exposures[month.Bit] += month.Exposure;
        }

        if (series.IsShare)
            sums = [.. sums.Zip(exposures, (sum, exposure) => exposure > 0 ? sum / exposure : 0)];
        var mean = sums.DefaultIfEmpty(0).Average();
        return [.. sums.Select(sum => mean > 0 ? sum / mean : 0)];
    }

    static string? Happened(Month month, Dictionary<(string, string), Move> moves)
    {
        var number = int.Parse(month.Label.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
        var events = new List<string>();
        if (number % 3 == 0)
            events.Add(number == 12 ? "年末" : "季末");
        if (number == 1)
            events.Add("新的协议年度开始");
        if (number == 5)
            events.Add("5·19 世界家庭医生日");
        if (month.FoundedOn.AddMonths(6) > DateOnly.ParseExact(month.Label + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            events.Add("团队组建不满半年");
        if (moves.TryGetValue((month.Team, month.Label), out var move))
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
