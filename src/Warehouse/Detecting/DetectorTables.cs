using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Runs a detector's two queries: what it counts, and the evidence of those it flagged.</summary>
static class DetectorTables
{
    static readonly string[] CountTypes = ["VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "BIGINT"];
    static readonly string[] RowTypes = ["VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "DATE", "VARCHAR"];

    /// <summary>The temporary table with what a detector counted, by period and finest entity.</summary>
    public static string NameOf(DetectorFile detector) => "counted_" + detector.Id;

    public static bool Count(BuildSession session, DetectorFile detector, List<DefinitionFault> faults)
    {
        var before = faults.Count;
        if (session.TryExecute($"create temporary table {NameOf(detector)} as\n", detector.SqlFile, detector.Sql, faults))
            Compare(session, NameOf(detector), detector.SqlFile, DetectorFile.Columns, CountTypes, faults);
        return faults.Count == before;
    }

    /// <summary>Tries the evidence query over nobody, so that a fault in it shows before anybody is flagged.</summary>
    public static void ProveRows(BuildSession session, DetectorFile detector, List<DefinitionFault> faults)
    {
        if (session.TryExecute("create temporary table proved_rows as\n", detector.RowsFile, detector.Rows, faults))
            Compare(session, "proved_rows", detector.RowsFile, DetectorFile.RowColumns, RowTypes, faults);
        session.Execute("drop table if exists proved_rows");
    }

    /// <summary>All entities of a kind in a year, in order of their keys.</summary>
    public static List<Counted> Entities(BuildSession session, DetectorFile detector, DetectorEntity kind, string year) => session.Query<Counted>($"""
        select
            counted.{Column(kind)} as Entity,
            {(kind == DetectorEntity.Institution ? "null::varchar" : "min(counted.team)")} as Team,
            min(counted.institution) as Institution,
            min({(kind == DetectorEntity.Institution ? "institutions.unit" : "teams.unit")}) as Unit,
            min({(kind == DetectorEntity.Institution ? "institutions.kind || '·' || case institutions.setting when 'rural' then '农村' else '城市' end" : "teams.peer_group")}) as PeerGroup,
            sum(counted.hits)::bigint as Hits,
            sum(counted.exposure)::bigint as Exposure
        from {NameOf(detector)} as counted
        {(kind == DetectorEntity.Institution ? "join core.institutions as institutions on institutions.institution = counted.institution" : "join core.teams as teams on teams.team = counted.team")}
        where left(counted.period, 4) = $year and counted.{Column(kind)} is not null
        group by counted.{Column(kind)}
        order by counted.{Column(kind)}
        """, new { year });

    /// <summary>Adds the evidence of a detector's flags, sorted for pages.</summary>
    public static void AddRows(BuildSession session, DetectorFile detector, IReadOnlyList<Tested> flags)
    {
        Suspect(session, flags);
        session.Execute($"create or replace temporary table evidence as select * from ({detector.Rows}) as rows");
        foreach (var kind in flags.Select(flag => flag.Kind).Distinct().Order())
        {
            var column = Column(kind);
            session.Execute("create or replace temporary table flagged (entity varchar)");
            using (var appender = session.Connection.CreateAppender("flagged"))
            {
                foreach (var flag in flags.Where(flag => flag.Kind == kind))
                    appender.CreateRow().AppendValue(flag.Counted.Entity).EndRow();
                appender.Close();
            }

            session.Execute($"""
                insert into flags.rows
                select
                    $prefix || evidence.{column}, evidence.team,
                    row_number() over (partition by evidence.{column} order by evidence.happened_on, evidence.kind, evidence.key, evidence.person),
                    evidence.kind, evidence.key, evidence.person, evidence.happened_on, evidence.operator, evidence.what
                from evidence
                semi join flagged on flagged.entity = evidence.{column}
                order by evidence.{column}, evidence.happened_on, evidence.kind, evidence.key, evidence.person
                """, new { prefix = $"{detector.Id}/{kind.ToString().ToLowerInvariant()}/" });
        }

        session.Execute("drop table flagged; drop table evidence");
    }

    /// <summary>Names those flagged, one row per team: evidence queries join it and must not multiply.</summary>
    public static void Suspect(BuildSession session, IEnumerable<Tested> flags)
    {
        session.Execute("delete from flags.suspects");
        using var appender = session.Connection.CreateAppender("flags", "suspects");
        foreach (var (institution, team) in flags.Select(flag => (flag.Counted.Institution, flag.Counted.Team)).Distinct().Order())
            appender.CreateRow().AppendValue(institution).AppendValue(team).EndRow();
        appender.Close();
    }

    /// <summary>The contracts and follow-ups of the teams under suspicion, for the evidence queries.</summary>
    // the teams as literals: what is written in the statement is compared where the lake is read, a joined table only after all else
    public static void ReadEvidence(BuildSession session, IEnumerable<string> teams)
    {
        var literals = string.Join(", ", teams.Order(StringComparer.Ordinal).Select(SqlLiteral.Of).DefaultIfEmpty("null"));
        foreach (var file in new[] { "contracts", "follow_ups" })
            session.Execute(EmbeddedSql.Read($"Detecting.{file}.sql").Replace("$teams", literals, StringComparison.Ordinal));
    }

    static string Column(DetectorEntity kind) => kind.ToString().ToLowerInvariant();

    static void Compare(BuildSession session, string table, string file, string[] names, string[] types, List<DefinitionFault> faults)
    {
        var columns = session.Columns(table);
        if (!columns.Select(column => column.Name).SequenceEqual(names, StringComparer.Ordinal))
            faults.Add(new DefinitionFault(file, 0, 0, $"应依次产出列 {string.Join("、", names)},实际为 {string.Join("、", columns.Select(column => column.Name))}"));
        else
            faults.AddRange(columns.Zip(types).Where(pair => pair.First.Type != pair.Second).Select(pair => new DefinitionFault(file, 0, 0, $"列“{pair.First.Name}”应是 {pair.Second},实际为 {pair.First.Type};请用 cast(… as {pair.Second.ToLowerInvariant()})")));
    }
}
