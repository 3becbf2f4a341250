using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>A parsed SELECT of a definition file, as DuckDB's own parser sees it.</summary>
public sealed class SqlSyntax
{
    readonly List<JsonElement> _nodes = [];

    SqlSyntax(string file, string sql, JsonElement root)
    {
        File = file;
        Sql = sql;
        Statement = root.GetProperty("node");
        Collect(root);
    }

    public string File { get; }

    public string Sql { get; }

    public JsonElement Statement { get; }

    /// <summary>Every object of the syntax tree, parents before children.</summary>
    public IReadOnlyList<JsonElement> Nodes => _nodes;

    /// <summary>Tables named with their schema, each once, in order of appearance.</summary>
    public IReadOnlyList<(string Schema, string Table, JsonElement Node)> Tables =>
        [.. _nodes.Where(node => Text(node, "type") == "BASE_TABLE" && Text(node, "schema_name") is not null)
            .Select(node => (Text(node, "schema_name")!, Text(node, "table_name")!, node)).DistinctBy(table => (table.Item1, table.Item2))];

    /// <summary>Tables named without a schema that no WITH clause of the file defines.</summary>
    public IEnumerable<JsonElement> Unqualified()
    {
        var named = _nodes.Where(node => node.TryGetProperty("key", out _) && node.TryGetProperty("value", out _))
            .Select(node => Text(node, "key")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _nodes.Where(node => Text(node, "type") == "BASE_TABLE" && Text(node, "schema_name") is null && !named.Contains(Text(node, "table_name")));
    }

    /// <summary>Whether the statement gives one row per key as it stands: it groups by columns that it puts out as columns of the key, and by nothing else.</summary>
    public bool GroupsBy(IReadOnlyList<string> key)
    {
        if (!Statement.TryGetProperty("group_expressions", out var groups) || !Statement.TryGetProperty("group_sets", out var sets) || sets.GetArrayLength() != 1)
            return false;
        var list = Statement.GetProperty("select_list");
        // after grouping it makes several rows of one
        if (list.GetRawText().Contains("\"unnest\"", StringComparison.OrdinalIgnoreCase))
            return false;
        var keyed = list.EnumerateArray()
            .Where(item => ColumnOf(item) is { } column && key.Contains(Text(item, "alias") ?? column[^1], StringComparer.Ordinal))
            .Select(item => string.Join('.', ColumnOf(item)!)).ToHashSet(StringComparer.Ordinal);
        return groups.EnumerateArray().All(group => ColumnOf(group) is { } column && keyed.Contains(string.Join('.', column)));
    }

    public static SqlSyntax? Parse(DbConnection connection, string file, string sql, List<DefinitionFault> faults)
    {
        using var command = connection.CreateCommand();
        // with what is empty: of group by rollup (a) the group of all is
        command.CommandText = "select json_serialize_sql($sql::varchar, skip_null := true)::varchar";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "sql";
        parameter.Value = sql;
        command.Parameters.Add(parameter);
        using var json = JsonDocument.Parse((string)command.ExecuteScalar()!);
        var root = json.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            var position = Text(root, "position") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
            faults.Add(FaultAt(file, sql, position, "SQL 写法有误:" + Text(root, "error_message")));
            return null;
        }

        if (root.GetProperty("statements").GetArrayLength() == 1)
            return new SqlSyntax(file, sql, root.GetProperty("statements")[0].Clone());
        faults.Add(new DefinitionFault(file, 1, 1, $"一个文件应是一条 SELECT,实际有 {root.GetProperty("statements").GetArrayLength()} 条"));
        return null;
    }

    public DefinitionFault Fault(JsonElement node, string message) =>
        FaultAt(File, Sql, node.TryGetProperty("query_location", out var at) && at.TryGetInt64(out var position) ? (int)Math.Min(position, Sql.Length) : 0, message);

    public static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>The parts of the name of a column; null where an expression is more than a column.</summary>
    public static string[]? ColumnOf(JsonElement expression) =>
        Text(expression, "type") == "COLUMN_REF" ? [.. expression.GetProperty("column_names").EnumerateArray().Select(name => name.GetString()!)] : null;

    static DefinitionFault FaultAt(string file, string sql, int position, string message)
    {
        var before = sql.AsSpan(0, Math.Clamp(position, 0, sql.Length));
        var line = before.Count('\n') + 1;
        return new DefinitionFault(file, line, before.Length - before.LastIndexOf('\n'), message);
    }

    void Collect(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            _nodes.Add(element);
            foreach (var property in element.EnumerateObject())
                Collect(property.Value);
        }
    }
}
