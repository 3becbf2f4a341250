namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>A column that a model's sidecar promises; the builder compares it with what was built.</summary>
public sealed record ModelColumn(string Name, string Type, string? Unit, string Meaning);

/// <summary>A truth about a model, as a query for the rows that break it.</summary>
/// <param name="NotNull">The column, where the truth is that it is never null: all of a model's are counted in one scan.</param>
/// <param name="IsKey">Whether the truth is that the model's key names one row: a statement that groups by it need not be asked.</param>
public sealed record ModelCheck(string Name, bool IsError, string Sql, string? NotNull = null, bool IsKey = false);

/// <summary>One SQL file and its sidecar: one SELECT that becomes the table (or view) <c>Schema.Name</c>.</summary>
public sealed record ModelDefinition(
    string Schema, string Name, string File, string Sql, string Row, IReadOnlyList<string> Key, IReadOnlyList<ModelColumn> Columns,
    IReadOnlyList<ModelCheck> Checks, bool IsView)
{
    public string FullName => $"{Schema}.{Name}";

    public static ModelDefinition Read(string schema, string name, string sqlFile, string sql, YamlMap yaml)
    {
        var columns = yaml.Named("columns").Select(column => ReadColumn(column.Name, column.Map)).ToList();
        var table = $"{schema}.{name}";
        var key = yaml.Texts("key", required: true);
        var checks = new List<ModelCheck>();
        if (key.Count > 0)
        {
            var keyList = string.Join(", ", key);
            checks.Add(new ModelCheck($"键 {keyList} 不重复", true, $"select {keyList}, count(*) as row_count from {table} group by {keyList} having count(*) > 1", IsKey: true));
        }

        foreach (var column in yaml.Texts("not_null"))
            checks.Add(new ModelCheck($"{column} 不为空", true, $"select * from {table} where {column} is null", column));
        foreach (var (column, target) in yaml.Pairs("relations"))
            checks.Add(Relation(yaml, table, column, target));
        foreach (var check in yaml.Maps("checks"))
            checks.Add(ReadCheck(check));
        var model = new ModelDefinition(schema, name, sqlFile, sql, yaml.Text("row"), key, columns, checks,
            yaml.Choice("materialized", false, ("table", false), ("view", true)));
        foreach (var column in key.Where(column => columns.All(known => known.Name != column)))
            yaml.Fault($"“key”里的“{column}”不在“columns”里", "key");
        yaml.Done();
        return model;
    }

    static ModelColumn ReadColumn(string name, YamlMap yaml)
    {
        var column = new ModelColumn(name, yaml.Text("type"), yaml.OptionalText("unit"), yaml.Text("meaning"));
        yaml.Done();
        return column;
    }

    static ModelCheck ReadCheck(YamlMap yaml)
    {
        var check = new ModelCheck(yaml.Text("name"), yaml.Choice("severity", true, ("error", true), ("warning", false)), yaml.Text("sql"));
        yaml.Done();
        return check;
    }

    static ModelCheck Relation(YamlMap yaml, string table, string column, string target)
    {
        var parts = target.Split('.');
        if (parts.Length != 3)
            yaml.Fault($"关系“{column}: {target}”应写成 库.表.列", "relations");
        var parent = string.Join('.', parts.Take(2));
        return new ModelCheck($"{column} 在 {target} 中存在", true,
            $"select * from {table} where {column} is not null and {column} not in (select {parts[^1]} from {parent})");
    }
}
