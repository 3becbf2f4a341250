using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Puts what was counted to the test: against fixed tolerances or against peers, then all comparisons of the run together.</summary>
static class Testing
{
    const string City = "全市";

    /// <summary>One or two cases may be a wrong date or a wrong number: from here on a broken rule is as serious as its detector says.</summary>
    const int LeastForSerious = 3;

    /// <summary>With fewer entities "most of the unit" is a few.</summary>
    const int LeastForGeneral = 8;

    /// <summary>What is left open until all tests of the run are known: q and with it the flag.</summary>
    public static IEnumerable<Tested> Test(DetectorFile detector, DetectorEntity kind, IReadOnlyList<Counted> entities, int minimumPeers)
    {
        var tested = entities.Where(entity => entity.Exposure >= detector.MinExposure).ToList();
        if (detector.Test == DetectorTest.Rule)
            return Rules(detector, kind, tested);
        var groups = tested.GroupBy(entity => entity.PeerGroup ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        bool Apart(string group) => !detector.ComparesWithCity && groups[group].Count >= minimumPeers;
        return groups.Keys.Order(StringComparer.Ordinal).Where(Apart).SelectMany(group => Compared(detector, kind, groups[group], groups[group], group))
            .Concat(Compared(detector, kind, [.. tested.Where(entity => !Apart(entity.PeerGroup ?? ""))], tested, City));
    }

    /// <summary>Adjusts for many tests and says which are flags. Hard rules are not counted among the tests: chance has no part in them.</summary>
    public static IReadOnlyList<Tested> Decide(IReadOnlyList<Tested> tests, decimal falseDiscoveryRate)
    {
        var compared = tests.Where(test => test.P is not null && test.Detector.Test != DetectorTest.TopRank).ToList();
        var adjusted = BenjaminiHochberg.Adjust([.. compared.Select(test => test.P!.Value)]);
        var decided = compared.Zip(adjusted, (test, q) => test with { Q = q, IsFlag = q <= (double)falseDiscoveryRate && test.Matters });
        return [.. tests.Where(test => test.P is null || test.Detector.Test == DetectorTest.TopRank), .. decided];
    }

    /// <summary>The named detector of top ranks: weak evidence among peers, or two serious flags, at the top of the ranking.</summary>
    public static IEnumerable<Tested> AtTheTop(IEnumerable<Tested> tests, IReadOnlyDictionary<string, long> ranks, long ranked, decimal top)
    {
        var all = tests.ToList();
        var serious = all.Where(test => test.IsFlag && test.Severity == Severity.Serious && test.Counted.Team is not null)
            .Select(test => (Team: test.Counted.Team!, test.Detector.Id)).Distinct().GroupBy(pair => pair.Team, StringComparer.Ordinal).ToDictionary(team => team.Key, team => team.Count(), StringComparer.Ordinal);
        foreach (var test in all)
        {
            if (test.Detector.Test != DetectorTest.TopRank || test.Kind != DetectorEntity.Team || !ranks.TryGetValue(test.Counted.Entity, out var rank))
            {
                yield return test;
                continue;
            }

            var count = serious.GetValueOrDefault(test.Counted.Entity);
            var isTop = rank <= Math.Ceiling(ranked * top);
            yield return test with { Top = (rank, count), Q = test.P, IsFlag = isTop && (count >= 2 || test.P <= (double)top), Severity = count >= 2 ? Severity.Serious : test.Severity };
        }
    }

    // A rule with a tolerated share speaks of habits; where most of a unit breaks it, one of the unit's files is missing, or it is the unit's way:
    // its level shows that, and no single team is to blame. Without a tolerated share every case counts, wherever.
    static IEnumerable<Tested> Rules(DetectorFile detector, DetectorEntity kind, IReadOnlyList<Counted> entities)
    {
        var tested = entities.Select(entity => Rule(detector, kind, entity)).ToList();
        if (detector.ToleratedShare == 0)
            return tested;
        var general = tested.GroupBy(test => test.Counted.Unit ?? "", StringComparer.Ordinal)
            .Where(unit => unit.Count() >= LeastForGeneral && unit.Count(test => test.IsFlag) * 2 > unit.Count()).Select(unit => unit.Key).ToHashSet(StringComparer.Ordinal);
        return tested.Select(test => general.Contains(test.Counted.Unit ?? "") ? test with { IsFlag = false } : test);
    }

    static Tested Rule(DetectorFile detector, DetectorEntity kind, Counted entity)
    {
        var isFlag = entity.Hits > detector.Tolerance && entity.Hits > detector.ToleratedShare * entity.Exposure;
        var severity = detector.Severity == Severity.Serious && entity.Hits < LeastForSerious ? Severity.Watch : detector.Severity;
        return new Tested(detector, kind, entity, null, "", 0, null, null, isFlag, severity);
    }

    static IEnumerable<Tested> Compared(DetectorFile detector, DetectorEntity kind, IReadOnlyList<Counted> entities, IReadOnlyList<Counted> peers, string group)
    {
        if (detector.Test == DetectorTest.Value)
        {
            var values = PeerValues.Of([.. peers.Select(peer => peer.Hits)]);
            return values is null ? [] : entities.Select(entity => new Tested(detector, kind, entity, values.Middle, group, values.Count, values.Upper(entity.Hits), null, false, detector.Severity));
        }

        var shares = PeerShares.Of([.. peers.Select(peer => Cases(detector, peer))]);
        return shares is null ? [] : entities.Select(entity =>
        {
            var cases = Cases(detector, entity);
            var p = shares.Upper(cases.Hits, cases.Exposure, SeededChance.Of($"{detector.Id}/{kind}/{entity.Entity}"));
            return new Tested(detector, kind, entity, Usual(detector, shares.Median), group, shares.Count, p, null, false, detector.Severity);
        });
    }

    // hits against an own earlier count: given their sum, hits are a share of it
    static Cases Cases(DetectorFile detector, Counted entity) =>
        new(entity.Entity, entity.Hits, detector.Test == DetectorTest.Count ? entity.Hits + entity.Exposure : entity.Exposure);

    static double Usual(DetectorFile detector, double share) => detector.Test == DetectorTest.Count ? share / Math.Max(1e-9, 1 - share) : share;
}
