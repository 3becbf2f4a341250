using System.Data.Common;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>The models in the order in which their references allow them to be built.</summary>
/// <param name="Uses">From which tables and sources each model, each indicator and the flags take their rows.</param>
sealed record ModelGraph(IReadOnlyList<ModelDefinition> Models, IReadOnlyList<(string Table, string Uses)> Uses, PersonTables Persons)
{
    static readonly string[] Layers = ["lake", "staging", "core", "marts"];

    /// <summary>Whom a detector flagged, and the contracts of all flagged teams: evidence queries read them.</summary>
    static readonly string[] OfEvidence = ["flags.suspects", "flags.contracts", "flags.follow_ups"];

    public static ModelGraph Of(DbConnection connection, DefinitionSet definitions, List<DefinitionFault> faults)
    {
        var models = definitions.Models.ToDictionary(model => model.FullName, StringComparer.OrdinalIgnoreCase);
        var sources = definitions.Sources.Select(source => "lake." + source.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var persons = PersonTables.Of(definitions);
        var personWise = new PersonWise(connection, persons.All.Contains);
        var parents = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in definitions.Models)
        {
            var syntax = SqlSyntax.Parse(connection, model.File, model.Sql, faults);
            parents[model.FullName] = References(syntax, Array.IndexOf(Layers, model.Schema), models, sources, faults);
            if (syntax is not null && persons.All.Contains(model.FullName) && personWise.Is(syntax))
                persons.Apart.Add(model.FullName);
        }

        var uses = new List<(string Table, string Uses)>(parents.SelectMany(model => model.Value.Select(parent => (model.Key, parent))));
        foreach (var indicator in definitions.Indicators.Where(indicator => indicator.Sql is not null))
        {
            var syntax = SqlSyntax.Parse(connection, indicator.SqlFile!, indicator.Sql!, faults);
            uses.AddRange(References(syntax, Layers.Length, models, sources, faults).Select(parent => ($"indicators.{indicator.Id}", parent)));
        }

        foreach (var detector in definitions.Detectors)
        {
            uses.AddRange(References(SqlSyntax.Parse(connection, detector.SqlFile, detector.Sql, faults), Layers.Length, models, sources, faults).Select(parent => ("flags", parent)));
            References(SqlSyntax.Parse(connection, detector.RowsFile, detector.Rows, faults), Layers.Length, models, [.. sources, .. OfEvidence], faults);
        }

        var ordered = new List<ModelDefinition>();
        var state = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in definitions.Models.OrderBy(model => Array.IndexOf(Layers, model.Schema)).ThenBy(model => model.Name, StringComparer.Ordinal))
            Visit(model, []);
        return new ModelGraph(ordered, [.. uses.Distinct()], persons);

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

    static List<string> References(SqlSyntax? syntax, int layer, Dictionary<string, ModelDefinition> models, HashSet<string> sources, List<DefinitionFault> faults)
    {
        var references = new List<string>();
        if (syntax is null)
            return references;
        SqlRules.Check(syntax, faults);
        foreach (var (schema, table, node) in syntax.Tables)
        {
            var name = $"{schema}.{table}";
            if (Array.IndexOf(Layers, schema) > layer)
                faults.Add(syntax.Fault(node, $"{syntax.File} 不能引用后面一层的 {name}"));
            else if (models.ContainsKey(name) || sources.Contains(name) || name == "meta.arrivals")
                references.Add(name);
            else
                faults.Add(syntax.Fault(node, $"没有 {name} 这张表;应是 lake.<来源>、meta.arrivals 或已定义的模型"));
        }

        return references;
    }
}

/// <summary>The tables that hold rows of persons, by name.</summary>
/// <param name="All">Sources and models with a column <c>person</c>.</param>
/// <param name="Apart">Of these, models that make the rows of a person of nothing but that person's (<see cref="PersonWise"/>).</param>
sealed record PersonTables(HashSet<string> All, HashSet<string> Apart)
{
    public static PersonTables Of(DefinitionSet definitions)
    {
        var sources = definitions.Sources.Where(source => source.Columns.Any(column => column is { Name: PersonWise.Column, LakeType: "BIGINT" })).Select(source => "lake." + source.Id);
        var models = definitions.Models.Where(model => model.Columns.Any(column => column is { Name: PersonWise.Column, Type: "BIGINT" })).Select(model => model.FullName);
        return new PersonTables(sources.Concat(models).ToHashSet(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
    }
}
