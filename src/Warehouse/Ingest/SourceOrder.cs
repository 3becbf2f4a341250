using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>The order in which sources are read: a source after all those its columns refer to.</summary>
static class SourceOrder
{
    /// <summary>Groups of sources; those of one group do not refer to each other and may be read side by side.</summary>
    public static IReadOnlyList<IReadOnlyList<SourceDefinition>> Levels(IReadOnlyList<SourceDefinition> sources)
    {
        var levels = new List<IReadOnlyList<SourceDefinition>>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var waiting = sources.OrderBy(source => source.Id, StringComparer.Ordinal).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(source => Parents(source).All(parent => done.Contains(parent) || parent == source.Id)).ToList();
            if (ready.Count == 0)
                throw new InvalidOperationException($"来源互相引用成环,或引用了不存在的来源:{string.Join('、', waiting.Select(source => source.Id))}");
            levels.Add(ready);
            done.UnionWith(ready.Select(source => source.Id));
            waiting.RemoveAll(ready.Contains);
        }
        return levels;
    }

    public static IEnumerable<string> Parents(SourceDefinition source) =>
        source.Columns.Select(column => column.References).OfType<string>().Select(reference => reference.Split('.')[0]).Distinct();
}
