using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>Checks what one definition file says of another.</summary>
static class DefinitionLinks
{
    public static void Check(DefinitionSet set, List<DefinitionFault> faults)
    {
        var sources = set.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        foreach (var source in set.Sources)
        {
            foreach (var column in source.Columns.Where(column => column.References is not null))
            {
                var parts = column.References!.Split('.');
                if (parts.Length != 2 || !sources.TryGetValue(parts[0], out var parent) || parent.Columns.All(known => known.Name != parts[1]))
                    faults.Add(new DefinitionFault(source.File, 0, 0, $"列“{column.Name}”引用“{column.References}”,但没有这个来源或列"));
            }
        }

        var means = set.Indicators.Where(indicator => indicator.Kind == ValueKind.Mean).Select(indicator => indicator.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in set.Indicators)
        {
            if (indicator.Of is { } of && !means.Contains(of))
                faults.Add(new DefinitionFault(indicator.File, 0, 0, $"“of: {of}”应是一个 kind: mean 的指标,没有找到"));
            foreach (var id in indicator.Sources.Where(id => !sources.ContainsKey(id)))
                faults.Add(new DefinitionFault(indicator.File, 0, 0, $"“sources”里的“{id}”不是来源"));
        }
    }
}
