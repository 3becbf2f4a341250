using System.Collections.Concurrent;
using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>
/// Runs all detectors on the year of the period, so far as it is known, and writes what they found to the schema <c>flags</c>. A flag changes
/// no score and no payment.
/// </summary>
static class FlagBook
{
    const string NoData = "no_data";

    public static void Write(BuildSession session, DefinitionSet definitions, RunScope scope, List<DefinitionFault> faults, Action<string> step)
    {
        // one transaction: a hundred small writes would wait for the disk a hundred times
        session.Execute("begin transaction");
        session.Execute(FlagTables.Sql);
        WriteAll(session, definitions, scope, faults, step);
        session.Execute("commit");
    }

    static void WriteAll(BuildSession session, DefinitionSet definitions, RunScope scope, List<DefinitionFault> faults, Action<string> step)
    {
        var present = session.Query<string>("select distinct source from meta.arrivals where state = 'current' and accepted > 0").ToHashSet(StringComparer.Ordinal);
        // over an empty lake everything is proved; over a real one what has no data is not asked
        if (present.Count == 0)
            DetectorTables.ReadEvidence(session, []);
        var year = scope.Period[..4];
        var hasMonths = definitions.Models.Any(model => model.FullName == TeamMonth.Model);
        var changes = hasMonths ? ChangeBook.Find(session) : null;
        var models = hasMonths ? ModelBook.Find(session, year, Environment.ProcessorCount) : null;
        foreach (var detector in definitions.Detectors)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            step(detector.Id);
            if (present.Count == 0)
                DetectorTables.ProveRows(session, detector, faults);
            if (present.Count == 0 || detector.Sources.All(present.Contains))
                DetectorTables.Count(session, detector, faults);
        }

        if (faults.Count > 0)
            return;
        step("tests");
        var asked = definitions.Detectors.Where(detector => detector.Sources.All(present.Contains)).ToList();
        var counted = asked.SelectMany(detector => detector.Entities.Select(kind => (Detector: detector, Kind: kind, Entities: DetectorTables.Entities(session, detector, kind, year)))).ToList();
        var tests = Partitioner.Create(counted, loadBalance: true).AsParallel().AsOrdered().WithCancellation(session.Cancellation)
            .SelectMany(job => Testing.Test(job.Detector, job.Kind, job.Entities, definitions.Detecting.MinimumPeers)).ToList();
        var decided = Testing.Decide(tests, definitions.Detecting.FalseDiscoveryRate);
        var (ranks, ranked) = Ranks(session);
        var all = Testing.AtTheTop(decided, ranks, ranked, definitions.Detecting.TopRank)
            .OrderBy(test => test.Detector.Id, StringComparer.Ordinal).ThenBy(test => test.Kind).ThenBy(test => test.Counted.Entity, StringComparer.Ordinal).ToList();

        step("rows");
        WriteDetectors(session, definitions, present, all);
        WriteTests(session, all);
        DetectorTables.Suspect(session, all.Where(test => test.IsFlag));
        DetectorTables.ReadEvidence(session, all.Where(test => test.IsFlag).Select(test => test.Counted.Team).OfType<string>().Distinct(StringComparer.Ordinal));
        foreach (var flags in all.Where(test => test.IsFlag).GroupBy(test => test.Detector))
            DetectorTables.AddRows(session, flags.Key, [.. flags]);
        WriteFlags(session, all, year);
        step("levels");
        foreach (var detector in asked)
            session.Execute(EmbeddedSql.Read("Detecting.levels.sql").Replace("$counted", DetectorTables.NameOf(detector), StringComparison.Ordinal), new { detector = detector.Id });
        step("models");
        if (changes is not null && models is not null)
        {
            ChangeBook.Write(session, changes.GetAwaiter().GetResult());
            ModelBook.Write(session, models.GetAwaiter().GetResult(), definitions.Detecting.ReviewBudget);
        }

        session.Execute(EmbeddedSql.Read("Detecting.money.sql"));
        session.Execute(EmbeddedSql.Read("Detecting.teams.sql"), new { budget = definitions.Detecting.ReviewBudget });
        session.Execute("drop table flags.suspects; drop table flags.contracts; drop table flags.follow_ups");
        foreach (var detector in asked)
            session.Execute($"drop table {DetectorTables.NameOf(detector)}");
    }

    static (Dictionary<string, long> Ranks, long Ranked) Ranks(BuildSession session)
    {
        var rows = session.Query<(string Team, int? Rank)>("select team, rank from scores.main where rank is not null");
        return (rows.ToDictionary(row => row.Team, row => (long)row.Rank!.Value, StringComparer.Ordinal), rows.Count);
    }

    static void WriteDetectors(BuildSession session, DefinitionSet definitions, HashSet<string> present, IReadOnlyList<Tested> tests)
    {
        var titles = definitions.Sources.ToDictionary(source => source.Id, source => source.Title, StringComparer.Ordinal);
        var byDetector = tests.ToLookup(test => test.Detector.Id, StringComparer.Ordinal);
        using var appender = session.Connection.CreateAppender("flags", "detectors");
        foreach (var detector in definitions.Detectors.OrderBy(detector => detector.Id, StringComparer.Ordinal))
        {
            var missing = detector.Sources.Where(source => !present.Contains(source)).Select(source => titles[source]).ToList();
            var own = byDetector[detector.Id].ToList();
            var flags = own.Where(test => test.IsFlag).ToList();
            // all tests with a p-value as small as the largest flagged one; of these so many chance would make
            var largest = flags.Where(test => test.Detector.Test is not (DetectorTest.Rule or DetectorTest.TopRank)).Select(test => test.P!.Value).DefaultIfEmpty(0).Max();
            var expected = Math.Min(flags.Count, largest * own.Count);
            appender.CreateRow()
                .AppendValue(detector.Id).AppendValue(detector.Code).AppendValue(detector.Title).AppendValue(TestWord(detector.Test)).AppendValue(detector.IsYearly ? "year" : "month")
                .AppendValue(SeverityWord(detector.Severity)).AppendValue(detector.Why).AppendValue(detector.Verify).AppendValue(string.Join('\n', detector.Innocent)).AppendValue(string.Join('\n', detector.Exempt))
                .AppendValue(detector.Source.Document).AppendValue(detector.Source.Certainty)
                .AppendValue(missing.Count > 0 ? NoData : "tested").AppendValue(missing.Count > 0 ? string.Join('、', missing) : null)
                .AppendValue((long)own.Count).AppendValue((long)flags.Count).AppendValue(Decimal(expected, 2)).AppendValue(flags.Count == 0 ? null : Decimal(expected / flags.Count, 6))
                .EndRow();
        }

        appender.Close();
    }

    static void WriteTests(BuildSession session, IReadOnlyList<Tested> tests)
    {
        using var appender = session.Connection.CreateAppender("flags", "tests");
        foreach (var test in tests)
        {
            appender.CreateRow()
                .AppendValue(test.Detector.Id).AppendValue(test.KindText).AppendValue(test.Counted.Entity).AppendValue(test.Counted.Team).AppendValue(test.Counted.Institution)
                .AppendValue(test.Counted.Hits).AppendValue(test.Counted.Exposure)
                .AppendValue(test.Usual is { } usual && test.Detector.Test != DetectorTest.Value ? Decimal(usual * test.Counted.Exposure, 3) : null)
                .AppendValue(Decimal(test.Usual, 9)).AppendValue(test.Peers).AppendValue((long)test.PeerCount).AppendValue(Decimal(test.P, 9)).AppendValue(Decimal(test.Q, 9))
                .AppendValue(test.IsFlag).AppendValue(Decimal(test.Evidence * Evidence.Weight(test.Severity), 4))
                .EndRow();
        }

        appender.Close();
    }

    static void WriteFlags(BuildSession session, IReadOnlyList<Tested> tests, string year)
    {
        var rows = session.Query<(string Flag, long Count)>("select flag, count(*) from flags.rows group by flag").ToDictionary(row => row.Flag, row => row.Count, StringComparer.Ordinal);
        var since = tests.Where(test => test.IsFlag && !test.Detector.IsYearly).GroupBy(test => (test.Detector, test.Kind))
            .SelectMany(group => FlagSince.Of(session, group.Key.Detector, group.Key.Kind, [.. group])).ToDictionary(StringComparer.Ordinal);
        using var appender = session.Connection.CreateAppender("flags", "flags");
        foreach (var test in tests.Where(test => test.IsFlag))
        {
            appender.CreateRow()
                .AppendValue(test.Flag).AppendValue(test.Detector.Id).AppendValue(test.Detector.Code).AppendValue(test.Detector.Title)
                .AppendValue(test.KindText).AppendValue(test.Counted.Entity).AppendValue(test.Counted.Team).AppendValue(test.Counted.Institution).AppendValue(test.Counted.Unit)
                .AppendValue(SeverityWord(test.Severity)).AppendValue(FlagText.Of(test)).AppendValue(test.Counted.Hits).AppendValue(test.Counted.Exposure)
                .AppendValue(Decimal(test.Usual, 9)).AppendValue(test.Peers).AppendValue((long)test.PeerCount).AppendValue(Decimal(test.P, 9)).AppendValue(Decimal(test.Q, 9))
                .AppendValue(test.Detector.IsYearly ? year : since.GetValueOrDefault(test.Flag, year)).AppendValue(rows.GetValueOrDefault(test.Flag))
                .EndRow();
        }

        appender.Close();
    }

    static string TestWord(DetectorTest test) => test == DetectorTest.TopRank ? "top_rank" : test.ToString().ToLowerInvariant();

    static string SeverityWord(Severity severity) => severity.ToString().ToLowerInvariant();

    static decimal? Decimal(double? number, int places) => number is { } value ? Math.Round((decimal)Math.Clamp(value, -1e8, 1e8), places, MidpointRounding.AwayFromZero) : null;
}
