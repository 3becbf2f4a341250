using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>Schemes that a simulation led to, kept beside the definitions until somebody puts one in force by hand.</summary>
public static class SchemeDrafts
{
    const string Prefix = "draft-";

    /// <summary>Every draft that can be read, in order of its id; what has defects is told with them.</summary>
    public static IReadOnlyList<(string Id, SchemeDefinition? Definition, IReadOnlyList<DefinitionFault> Faults)> Read(DataFolder data, IReadOnlyDictionary<string, IndicatorDefinition> indicators)
    {
        if (!Directory.Exists(data.Drafts))
            return [];
        return [.. Directory.EnumerateFiles(data.Drafts, "*.yaml").Order(StringComparer.Ordinal).Select(file =>
        {
            var faults = new List<DefinitionFault>();
            var yaml = YamlMap.Load(new DefinitionFile("drafts/" + Path.GetFileName(file), File.ReadAllText(file)), faults);
            var id = Path.GetFileNameWithoutExtension(file);
            var definition = yaml is null ? null : SchemeDefinition.Read(id, yaml, indicators);
            return (id, faults.Count == 0 ? definition : null, (IReadOnlyList<DefinitionFault>)faults);
        })];
    }

    /// <summary>Writes a scheme as a draft of its own: no run uses it.</summary>
    /// <param name="from">Id of the scheme that it was made from.</param>
    /// <returns>The draft's id.</returns>
    public static string Save(DataFolder data, Scheme scheme, int minimumContracts, string title, string from, string by, DateOnly day)
    {
        Directory.CreateDirectory(data.Drafts);
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{day:yyyyMMdd}-{number}");
            try
            {
                using var file = new FileStream(Path.Combine(data.Drafts, id + ".yaml"), FileMode.CreateNew, FileAccess.Write);
                using var writer = new StreamWriter(file, new UTF8Encoding(false));
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"# 草案:由 {by} 于 {day:yyyy-MM-dd} 在“{from}”的基础上试算后保存,不参与运行。\n"));
                writer.Write("# 启用:复制到 pipelines/schemes/ 下,改 status 为 in_use,写好有效期,再运行 fda check。\n");
                writer.Write(SchemeWriter.Write(scheme with { Title = title, Status = SchemeStatus.Draft }, minimumContracts));
                return id;
            }
            catch (IOException) when (File.Exists(Path.Combine(data.Drafts, id + ".yaml")))
            {
                // taken by an earlier draft of the day
            }
        }
    }
}
