using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>What a version says of itself: its name, what arrived, what was rejected, and the definitions it was built by.</summary>
static class MetaTables
{
    public static void Arrivals(BuildSession session, Manifest manifest, IReadOnlyList<SourceDefinition> sources)
    {
        session.Execute("""
            create table meta.arrivals (
                arrival integer, source varchar, sender varchar, period varchar, file varchar, hash varchar, bytes bigint, encoding varchar,
                rows bigint, accepted bigint, rejected bigint, held bigint, passed_over varchar, state varchar, reason varchar, corrects integer, seen_on date)
            """);
        var current = sources.SelectMany(manifest.Current).Select(arrival => arrival.Number).ToHashSet();
        using var appender = session.Connection.CreateAppender("meta", "arrivals");
        foreach (var arrival in manifest.Arrivals)
        {
            appender.CreateRow()
                .AppendValue(arrival.Number).AppendValue(arrival.Source).AppendValue(arrival.Sender).AppendValue(arrival.Period).AppendValue(arrival.Path)
                .AppendValue(arrival.Sha256).AppendValue(arrival.Bytes).AppendValue(arrival.Encoding)
                .AppendValue(arrival.Rows).AppendValue(arrival.Accepted).AppendValue(arrival.Rejected).AppendValue(arrival.Held)
                .AppendValue(arrival.PassedOver?.Text())
                .AppendValue(arrival.State == ArrivalState.Refused ? "refused" : current.Contains(arrival.Number) ? "current" : "superseded")
                .AppendValue(arrival.Refusal?.Text).AppendValue(arrival.Corrects).AppendValue(arrival.SeenOn)
                .EndRow();
        }

        appender.Close();
    }

    /// <summary>Rows that did not come in: <c>meta.rejects</c> are wrong, <c>meta.held</c> wait for what they refer to.</summary>
    public static void Rejects(BuildSession session, Manifest manifest)
    {
        foreach (var (table, rows) in new[] { ("rejects", "not rejects.is_held"), ("held", "rejects.is_held") })
        {
            session.Execute($"""
                create table meta.{table} (
                    arrival integer, source varchar, sender varchar, period varchar, file varchar,
                    line bigint, record bigint, column_title varchar, found varchar, expected varchar, reason varchar, solved_by integer)
                """);
            session.Execute($"""
                insert into meta.{table}
                select
                    arrivals.arrival, arrivals.source, arrivals.sender, arrivals.period, arrivals.file,
                    rejects.line, rejects.record, rejects.column_title, rejects.found, rejects.expected, rejects.reason, rejects.solved_by
                from ({LakeView.RejectsSql(manifest)}) as rejects
                inner join meta.arrivals as arrivals on arrivals.arrival = rejects.arrival
                where {rows}
                order by arrivals.arrival, rejects.record, rejects.line, rejects.column_title
                """);
        }
    }

    /// <summary><c>meta.lineage</c>: from which other tables each takes its rows, so that a page can say which checks its numbers stand on.</summary>
    public static void Lineage(BuildSession session, IEnumerable<(string Table, string Uses)> uses)
    {
        session.Execute("create table meta.lineage (\"table\" varchar, uses varchar)");
        using var appender = session.Connection.CreateAppender("meta", "lineage");
        foreach (var (table, used) in uses.Order())
            appender.CreateRow().AppendValue(table).AppendValue(used).EndRow();
        appender.Close();
    }

    public static void Version(BuildSession session, string version, RunScope scope)
    {
        session.Execute("create table meta.version (version varchar, period varchar, as_of date, program varchar, first_month varchar, last_month varchar, format integer)");
        session.Execute("insert into meta.version select $version, $period, $as_of, $program, min(month), max(month), $format from core.months",
            new { version, period = scope.Period, as_of = scope.AsOf, program = VersionName.Program, format = VersionReader.Format });
    }

    public static void Definitions(BuildSession session, DefinitionSet definitions)
    {
        session.Execute("create table meta.definitions (kind varchar, id varchar, title varchar, file varchar, text varchar)");
        var titles = definitions.Sources.Select(source => (source.File, source.Title))
            .Concat(definitions.Indicators.Select(indicator => (indicator.File, indicator.Title)))
            .Concat(definitions.Detectors.Select(detector => (detector.File, detector.Title)))
            .Concat(definitions.Schemes.Select(scheme => (scheme.File, scheme.Scheme.Title)))
            .ToDictionary(pair => pair.File, pair => pair.Title, StringComparer.Ordinal);
        using var appender = session.Connection.CreateAppender("meta", "definitions");
        foreach (var file in definitions.Files)
        {
            appender.CreateRow().AppendValue(file.Folder).AppendValue(Path.GetFileNameWithoutExtension(file.Name)).AppendValue(titles.GetValueOrDefault(file.Path))
                .AppendValue(file.Path).AppendValue(file.Text).EndRow();
        }

        appender.Close();
        session.Execute("""
            create table meta.indicators (
                indicator varchar, title varchar, dimension varchar, kind varchar, time varchar, window_text varchar, unit varchar, direction varchar,
                target decimal(18, 9), min_denominator bigint, why varchar, definition varchar, document varchar, certainty varchar, owner varchar, reviewed_on date, growth_of varchar)
            """);
        using var indicators = session.Connection.CreateAppender("meta", "indicators");
        foreach (var indicator in definitions.Indicators)
        {
            indicators.CreateRow()
                .AppendValue(indicator.Id).AppendValue(indicator.Title).AppendValue(indicator.Dimension).AppendValue(indicator.Kind.ToString().ToLowerInvariant())
                .AppendValue(indicator.Time.ToString().ToLowerInvariant()).AppendValue(indicator.Window).AppendValue(indicator.Unit)
                .AppendValue(indicator.HigherIsBetter ? "higher" : "lower").AppendValue(indicator.Target).AppendValue((long)indicator.MinDenominator)
                .AppendValue(indicator.Why).AppendValue(indicator.Meaning).AppendValue(indicator.Source.Document).AppendValue(indicator.Source.Certainty)
                .AppendValue(indicator.Owner).AppendValue(indicator.ReviewedOn).AppendValue(indicator.Of)
                .EndRow();
        }

        indicators.Close();
    }
}
