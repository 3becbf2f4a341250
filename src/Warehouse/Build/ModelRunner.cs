using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Builds each model and compares it with its sidecar.</summary>
static class ModelRunner
{
    /// <summary>All of a model that its table depends on.</summary>
    public static IEnumerable<string> Texts(ModelDefinition model, RunScope scope) =>
        [.. Texts(model.Sql, scope), model.Row, .. model.Columns.Select(column => $"{column.Name} {column.Type} {column.Meaning}")];

    public static IEnumerable<string> Texts(string sql, RunScope scope) =>
        sql.Contains("getvariable", StringComparison.OrdinalIgnoreCase) ? [sql, scope.ToString()] : [sql];

    public static void Run(BuildSession session, ModelDefinition model, List<DefinitionFault> faults)
    {
        var prefix = $"create {(model.IsView ? "view" : "table")} {model.FullName} as\n";
        if (!session.TryExecute(prefix, model.File, model.Sql, faults))
            return;
        Compare(session, model, faults);
        if (!model.IsView)
        {
            // in one transaction: each commit waits for the disk
            var comments = model.Columns.Select(column => $"comment on column {model.FullName}.\"{column.Name}\" is {SqlLiteral.Of(column.Meaning)};");
            session.Execute($"begin; {string.Concat(comments)} comment on table {model.FullName} is {SqlLiteral.Of(model.Row)}; commit;");
        }
    }

    static void Compare(BuildSession session, ModelDefinition model, List<DefinitionFault> faults)
    {
        var sidecar = Path.ChangeExtension(model.File, ".yaml");
        var built = session.Columns(model.FullName).ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        foreach (var column in model.Columns)
        {
            if (!built.TryGetValue(column.Name, out var type))
                faults.Add(new DefinitionFault(sidecar, 0, 0, $"说明里有列“{column.Name}”,SQL 没有产出它"));
            else if (!string.Equals(type, column.Type, StringComparison.OrdinalIgnoreCase))
                faults.Add(new DefinitionFault(sidecar, 0, 0, $"列“{column.Name}”说明为 {column.Type},SQL 产出 {type}"));
        }

        foreach (var (name, type) in built)
        {
            if (model.Columns.All(column => column.Name != name))
                faults.Add(new DefinitionFault(sidecar, 0, 0, $"SQL 产出列“{name}”,说明里没有"));
            if (type is "DOUBLE" or "FLOAT")
                faults.Add(new DefinitionFault(model.File, 0, 0, $"列“{name}”是浮点数 {type},应是整数或 DECIMAL"));
        }
    }
}
