using System.Data.Common;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>The models in the order in which their references allow them to be built.</summary>
static class ModelGraph
{
    static readonly string[] Layers = ["lake", "staging", "core", "marts"];

    /// <summary>Whom a detector flagged, and the contracts of all flagged teams: evidence queries read them.</summary>
    static readonly string[] OfEvidence = ["flags.suspects", "flags.contracts", "flags.follow_ups"];

    /// <returns>The models in order, and from which tables and sources each model, each indicator and the flags take their rows.</returns>
    public static (IReadOnlyList<ModelDefinition> Models, IReadOnlyList<(string Table, string Uses)> Uses) Order(DbConnection connection, DefinitionSet definitions, List<DefinitionFault> faults)
    {
        var models = definitions.Models.ToDictionary(model => model.FullName, StringComparer.OrdinalIgnoreCase);
        var sources = definitions.Sources.Select(source => "lake." + source.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parents = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in definitions.Models)
            parents[model.FullName] = [.. References(connection, model.File, model.Sql, Array.IndexOf(Layers, model.Schema), models, sources, faults)];
        var uses = new List<(string Table, string Uses)>(parents.SelectMany(model => model.Value.Select(parent => (model.Key, parent))));
        foreach (var indicator in definitions.Indicators.Where(indicator => indicator.Sql is not null))
            uses.AddRange(References(connection, indicator.SqlFile!, indicator.Sql!, Layers.Length, models, sources, faults).Select(parent => ($"indicators.{indicator.Id}", parent)));
        foreach (var detector in definitions.Detectors)
        {
            uses.AddRange(References(connection, detector.SqlFile, detector.Sql, Layers.Length, models, sources, faults).Select(parent => ("flags", parent)));
            _ = References(connection, detector.RowsFile, detector.Rows, Layers.Length, models, [.. sources, .. OfEvidence], faults).ToList();
        }

        var ordered = new List<ModelDefinition>();
        var state = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in definitions.Models.OrderBy(model => Array.IndexOf(Layers, model.Schema)).ThenBy(model => model.Name, StringComparer.Ordinal))
            Visit(model, []);
        return (ordered, [.. uses.Distinct()]);

        void Visit(ModelDefinition model, List<string> path)
        {
            if (state.TryGetValue(model.FullName, out var done))
            {
                if (!done)
                    faults.Add(new DefinitionFault(model.File, 0, 0, $"循环引用:{string.Join(" → ", path.Append(model.FullName))}"));
                return;
            }

            state[model.FullName] = false;
            foreach (var parent in parents[model.FullName].Where(models.ContainsKey))
                Visit(models[parent], [.. path, model.FullName]);
            state[model.FullName] = true;
            ordered.Add(model);
        }
    }

    static IEnumerable<string> References(DbConnection connection, string file, string sql, int layer,
        Dictionary<string, ModelDefinition> models, HashSet<string> sources, List<DefinitionFault> faults)
    {
        if (SqlSyntax.Parse(connection, file, sql, faults) is not { } syntax)
            yield break;
        SqlRules.Check(syntax, faults);
        foreach (var (schema, table, node) in syntax.Tables)
        {
            var name = $"{schema}.{table}";
            if (Array.IndexOf(Layers, schema) > layer)
                faults.Add(syntax.Fault(node, $"{file} 不能引用后面一层的 {name}"));
            else if (models.ContainsKey(name) || sources.Contains(name) || name == "meta.arrivals")
                yield return name;
            else
                faults.Add(syntax.Fault(node, $"没有 {name} 这张表;应是 lake.<来源>、meta.arrivals 或已定义的模型"));
        }
    }
}
