using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Since which month what a flag saw has been there.</summary>
static class FlagSince
{
    public static IEnumerable<KeyValuePair<string, string>> Of(BuildSession session, DetectorFile detector, DetectorEntity kind, IReadOnlyList<Tested> flags)
    {
        var column = kind.ToString().ToLowerInvariant();
        var months = session.Query<(string Entity, string Month, long Hits, long Exposure)>($"""
            select {column}, period, sum(hits)::bigint, sum(exposure)::bigint
            from {DetectorTables.NameOf(detector)}
            where {column} in $entities
            group by {column}, period
            order by {column}, period
            """, new { entities = flags.Select(flag => flag.Counted.Entity).ToArray() }).ToLookup(row => row.Entity, StringComparer.Ordinal);
        foreach (var flag in flags)
        {
            var own = months[flag.Counted.Entity].ToList();
            if (Cusum.Since([.. own.Select(month => month.Hits)], [.. own.Select(month => month.Exposure)], flag.Usual ?? 0) is { } place)
                yield return KeyValuePair.Create(flag.Flag, own[place].Month);
        }
    }
}
