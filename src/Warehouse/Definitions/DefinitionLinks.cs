using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Assessing;

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

        foreach (var detector in set.Detectors)
            faults.AddRange(detector.Sources.Where(id => !sources.ContainsKey(id)).Select(id => new DefinitionFault(detector.File, 0, 0, $"“sources”里的“{id}”不是来源")));

        foreach (var scheme in set.Schemes.Where(scheme => scheme.Scheme is { Level: SchemeLevel.Contract, Status: SchemeStatus.InUse }))
            faults.AddRange(Missing(scheme, set));
    }

    // a scheme that scores contracts finds its indicators among the columns of one model
    static IEnumerable<DefinitionFault> Missing(SchemeDefinition scheme, DefinitionSet set)
    {
        var columns = set.Models.FirstOrDefault(model => model.FullName == ContractVectors.Table)?.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        return ContractVectors.IndicatorsOf(scheme.Scheme).Concat(ContractVectors.HeadsOf(scheme.Scheme).Select(head => head.Eligibility)).Where(name => !columns.Contains(name))
            .Select(name => scheme.At(new SchemeFault("level", $"按协议计分要用“{name}”,{ContractVectors.Table} 里没有这一列;请在它的 SQL 里加上")));
    }
}
