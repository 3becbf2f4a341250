using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>Everything under the definitions folder, read strictly.</summary>
public sealed record DefinitionSet(
    IReadOnlyList<SourceDefinition> Sources, IReadOnlyList<ModelDefinition> Models, IReadOnlyList<IndicatorFile> Indicators,
    IReadOnlyList<SchemeDefinition> Schemes, IReadOnlyList<DetectorFile> Detectors, DetectorSettings Detecting, IReadOnlyList<DefinitionFile> Files)
{
    static readonly string[] ModelSchemas = ["staging", "core", "marts"];

    /// <exception cref="DefinitionException">Any file has a defect; all defects are named.</exception>
    public static DefinitionSet Load(string folder)
    {
        var faults = new List<DefinitionFault>();
        var set = Read(DefinitionFile.ReadAll(folder, faults), faults);
        return faults.Count == 0 ? set : throw new DefinitionException(Sorted(faults));
    }

    /// <summary>Reads what can be read and notes every defect in <paramref name="faults"/>.</summary>
    public static DefinitionSet Read(IReadOnlyList<DefinitionFile> files, List<DefinitionFault> faults)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var sources = Each("sources", (id, yaml) => SourceDefinition.Read(id, yaml));
        var models = ModelSchemas.SelectMany(schema => Each(schema,
            (name, yaml) => ModelDefinition.Read(schema, name, $"{schema}/{name}.sql", SqlBeside(yaml, schema, name) ?? "", yaml))).ToList();
        foreach (var orphan in files.Where(file => ModelSchemas.Contains(file.Folder) && file.Extension == ".sql" && !texts.ContainsKey(Path.ChangeExtension(file.Path, ".yaml"))))
            faults.Add(new DefinitionFault(orphan.Path, 0, 0, $"旁边缺少说明文件 {Path.ChangeExtension(orphan.Name, ".yaml")}"));
        var indicators = Each("indicators",
            (id, yaml) => IndicatorFile.Read(id, yaml, texts.ContainsKey($"indicators/{id}.sql") ? $"indicators/{id}.sql" : null, texts.GetValueOrDefault($"indicators/{id}.sql")));
        var kinds = indicators.ToDictionary(indicator => indicator.Id, indicator => indicator.Rule, StringComparer.Ordinal);
        var schemes = Each("schemes", (id, yaml) => SchemeDefinition.Read(id, yaml, kinds));
        faults.AddRange(SchemeValidation.CheckTogether(schemes.Select(scheme => scheme.Scheme))
            .Select(fault => schemes.Last(scheme => scheme.Scheme.Id == fault.Path).At(fault with { Path = "valid_from" })));
        var detectors = Each("detectors", (id, yaml) => DetectorFile.Read(id, yaml, texts.GetValueOrDefault));
        foreach (var orphan in files.Where(file => file.Folder == "detectors" && file.Extension == ".sql" && !texts.ContainsKey($"detectors/{file.Name.Split('.')[0]}.yaml")))
            faults.Add(new DefinitionFault(orphan.Path, 0, 0, $"旁边缺少说明文件 {orphan.Name.Split('.')[0]}.yaml"));
        var set = new DefinitionSet(sources, models, indicators, schemes, detectors, Settings(), files);
        DefinitionLinks.Check(set, faults);
        return set;

        List<T> Each<T>(string kind, Func<string, YamlMap, T> read)
        {
            var items = new List<T>();
            foreach (var file in files.Where(file => file.Folder == kind && file.Extension == ".yaml"))
            {
                if (YamlMap.Load(file, faults) is { } yaml)
                    items.Add(read(Path.GetFileNameWithoutExtension(file.Name), yaml));
            }

            return items;
        }

        DetectorSettings Settings()
        {
            if (files.FirstOrDefault(file => file.Path == DetectorSettings.File) is { } file)
                return YamlMap.Load(file, faults) is { } yaml ? DetectorSettings.Read(yaml) : DetectorSettings.None;
            if (detectors.Count > 0)
                faults.Add(new DefinitionFault(DetectorSettings.File, 0, 0, "有检测器(detectors/),却没有这个写明误报率的文件"));
            return DetectorSettings.None;
        }

        string? SqlBeside(YamlMap yaml, string schema, string name)
        {
            if (texts.TryGetValue($"{schema}/{name}.sql", out var sql))
                return sql;
            yaml.Fault($"旁边缺少 {name}.sql");
            return null;
        }
    }

    /// <summary>Schemes that a run on a day uses; notes each that has expired with nothing in its place.</summary>
    public IReadOnlyList<SchemeDefinition> InForceOn(DateOnly day, List<DefinitionFault> faults)
    {
        faults.AddRange(SchemeValidation.CheckExpired(Schemes.Select(scheme => scheme.Scheme), day)
            .Select(fault => Schemes.First(scheme => scheme.Scheme.Id == fault.Path).At(fault with { Path = "valid_to" })));
        return [.. Schemes.Where(scheme => scheme.Scheme.Status == SchemeStatus.InUse && scheme.Scheme.InForceOn(day))];
    }

    internal static List<DefinitionFault> Sorted(List<DefinitionFault> faults) =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column).Distinct()];
}
