using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>
/// Whether a SELECT makes the rows of one person from nothing but the rows of that person and from tables that know no persons. Of such a table only
/// the rows of those persons need be made again whose rows have changed elsewhere.
/// </summary>
/// <remarks>
/// Read off the syntax, never promised by an author. Tables with a column <c>person</c> hold rows of persons; they may meet only where that column is equal, may be
/// grouped, numbered or made distinct only together with it, and the result must have it. Whatever this does not know makes the answer no.
/// </remarks>
sealed class PersonWise
{
    public const string Column = "person";

    // each column that names the person: as what, and as which of the columns (null behind a star)
    sealed record Rows(IReadOnlyList<(string Name, int? Place)> Persons)
    {
        public bool ArePersonal => Persons.Count > 0;
    }

    // the tables of a FROM: how they are called, and the columns that name the person whose row it is
    sealed record Scope(IReadOnlyList<string> Tables, IReadOnlyList<(string Table, string Column)> Persons)
    {
        public bool IsPersonal => Persons.Count > 0;

        // without its table's name a column is known only where there is one table
        public bool Names(JsonElement expression) => SqlSyntax.ColumnOf(expression) switch
        {
            [var table, var column] => IsPerson(table, column),
            [var column] when Tables is [var table] => IsPerson(table, column),
            _ => false,
        };

        bool IsPerson(string table, string column) => Persons.Any(person => Same(person.Table, table) && Same(person.Column, column));
    }

    static readonly Rows Common = new([]);
    static readonly string[] OfNoTable = ["range", "generate_series", "unnest"];

    readonly Func<string, bool> _hasPersons;
    readonly HashSet<string> _aggregates;

    public PersonWise(DbConnection connection, Func<string, bool> hasPersons)
    {
        _hasPersons = hasPersons;
        _aggregates = connection.Query<string>("select distinct function_name from duckdb_functions() where function_type = 'aggregate'").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public bool Is(SqlSyntax syntax) =>
        Query(syntax.Statement, new Dictionary<string, Rows?>(StringComparer.OrdinalIgnoreCase)) is { } rows && rows.Persons.Any(person => Same(person.Name, Column));

    Rows? Query(JsonElement node, IReadOnlyDictionary<string, Rows?> outer)
    {
        var named = new Dictionary<string, Rows?>(outer, StringComparer.OrdinalIgnoreCase);
        foreach (var cte in Items(node.GetProperty("cte_map"), "map"))
        {
            var value = cte.GetProperty("value");
            named[cte.GetProperty("key").GetString()!] = Items(value, "aliases").Count > 0 ? null : Query(value.GetProperty("query").GetProperty("node"), named);
        }

        var rows = SqlSyntax.Text(node, "type") switch
        {
            "SELECT_NODE" => Select(node, named),
            "SET_OPERATION_NODE" => Both(Query(node.GetProperty("left"), named), Query(node.GetProperty("right"), named), SqlSyntax.Text(node, "setop_type")),
            _ => null,
        };
        return rows is null || Items(node, "modifiers").All(modifier => IsHarmless(modifier) || !rows.ArePersonal) ? rows : null;
    }

    static bool IsHarmless(JsonElement modifier) => SqlSyntax.Text(modifier, "type") switch
    {
        "ORDER_MODIFIER" => true,
        "DISTINCT_MODIFIER" => Items(modifier, "distinct_on_targets").Count == 0,
        _ => false,
    };

    static Rows? Both(Rows? left, Rows? right, string? operation)
    {
        if (left is null || right is null || left.ArePersonal != right.ArePersonal)
            return null;
        if (!left.ArePersonal)
            return Common;
        if (operation is not ("UNION" or "EXCEPT" or "INTERSECT"))
            return null;
        return Personal([.. left.Persons.Where(person => person.Place is not null && right.Persons.Any(other => other.Place == person.Place))]);
    }

    static Rows? Personal(List<(string Name, int? Place)> persons) => persons.Count > 0 ? new Rows(persons) : null;

    Rows? Select(JsonElement node, Dictionary<string, Rows?> named)
    {
        if (From(node.GetProperty("from_table"), named) is not { } scope || node.TryGetProperty("sample", out _))
            return null;
        var list = Items(node, "select_list");
        var groups = Items(node, "group_expressions");
        string[] others = ["where_clause", "having", "qualify"];
        if (!list.Concat(groups).Concat(others.Where(other => node.TryGetProperty(other, out _)).Select(node.GetProperty)).All(expression => IsOfOnePerson(expression, scope, named)))
            return null;
        if (!scope.IsPersonal)
            return Common;
        var isGrouped = groups.Count > 0 || node.TryGetProperty("having", out _) || list.Any(Aggregates);
        if (SqlSyntax.Text(node, "aggregate_handling") != "STANDARD_HANDLING" || (isGrouped && !GroupsByPerson(node, groups, scope)))
            return null;
        return Personal(Put(list, scope));
    }

    // of two columns of one name the first has it
    static List<(string Name, int? Place)> Put(List<JsonElement> list, Scope scope)
    {
        var persons = new List<(string Name, int? Place)>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var place = 0; place < list.Count; place++)
        {
            var item = list[place];
            if (SqlSyntax.Text(item, "class") == "STAR")
            {
                // what else it brings is not known
                persons.AddRange(OfStar(item, scope).Where(person => names.Add(person.Name)));
                break;
            }

            var name = SqlSyntax.Text(item, "alias") ?? SqlSyntax.ColumnOf(item)?[^1] ?? "";
            if (names.Add(name) && scope.Names(item))
                persons.Add((name, place));
        }

        return persons;
    }

    static bool GroupsByPerson(JsonElement node, List<JsonElement> groups, Scope scope) =>
        Items(node, "group_sets") is [var set] && set.EnumerateArray().Any(index => scope.Names(groups[index.GetInt32()]));

    // of several tables a star has the columns of the first one first
    static IEnumerable<(string Name, int? Place)> OfStar(JsonElement star, Scope scope)
    {
        var table = SqlSyntax.Text(star, "relation_name") ?? scope.Tables[0];
        var leavesOut = star.EnumerateObject().Any(property => property.Name == "expr" || (property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() > 0));
        return leavesOut ? [] : scope.Persons.Where(person => Same(person.Table, table)).Select(person => (person.Column, (int?)null));
    }

    Scope? From(JsonElement node, IReadOnlyDictionary<string, Rows?> named)
    {
        var alias = SqlSyntax.Text(node, "alias") ?? "";
        if (node.TryGetProperty("sample", out _))
            return null;
        return SqlSyntax.Text(node, "type") switch
        {
            "EMPTY" => new Scope([], []),
            "TABLE_FUNCTION" when OfNoTable.Contains(SqlSyntax.Text(node.GetProperty("function"), "function_name") ?? "") && IsOfOnePerson(node.GetProperty("function"), new Scope([], []), named) =>
                new Scope([alias], []),
            "BASE_TABLE" => Called(node, alias.Length > 0 ? alias : SqlSyntax.Text(node, "table_name")!, Table(node, named)),
            "SUBQUERY" => Called(node, alias, Query(node.GetProperty("subquery").GetProperty("node"), named)),
            "PIVOT" => Unpivoted(node, alias, named),
            "JOIN" => Join(node, named),
            _ => null,
        };
    }

    Rows? Table(JsonElement node, IReadOnlyDictionary<string, Rows?> named)
    {
        var table = SqlSyntax.Text(node, "table_name")!;
        if (SqlSyntax.Text(node, "schema_name") is { } schema)
            return _hasPersons($"{schema}.{table}") ? new Rows([(Column, null)]) : Common;
        return named.GetValueOrDefault(table);
    }

    static Scope? Called(JsonElement node, string name, Rows? rows)
    {
        if (rows is null || (rows.ArePersonal && Items(node, "column_name_alias").Count > 0))
            return null;
        return new Scope([name], [.. rows.Persons.Select(person => (name, person.Name))]);
    }

    // rows made of columns stay rows of their person, as long as that column is not one of them
    Scope? Unpivoted(JsonElement node, string alias, IReadOnlyDictionary<string, Rows?> named)
    {
        var isUnpivot = Items(node, "unpivot_names").Count > 0 && Items(node, "aggregates").Count == 0;
        if (From(node.GetProperty("source"), named) is not { } scope || (scope.IsPersonal && !isUnpivot))
            return null;
        var turned = node.GetProperty("pivots").GetRawText();
        return scope.Tables.Count == 1 && !scope.Persons.Any(person => turned.Contains(person.Column, StringComparison.OrdinalIgnoreCase))
            ? new Scope([alias], [.. scope.Persons.Select(person => (alias, person.Column))])
            : null;
    }

    Scope? Join(JsonElement node, IReadOnlyDictionary<string, Rows?> named)
    {
        if (From(node.GetProperty("left"), named) is not { } left || From(node.GetProperty("right"), named) is not { } right
            || SqlSyntax.Text(node, "ref_type") is not ("REGULAR" or "CROSS") || SqlSyntax.Text(node, "join_type") is not ("INNER" or "LEFT" or "SEMI" or "ANTI"))
            return null;
        var kind = SqlSyntax.Text(node, "join_type");
        string[] tables = kind is "SEMI" or "ANTI" ? [.. left.Tables] : [.. left.Tables, .. right.Tables];
        if (tables.Distinct(StringComparer.OrdinalIgnoreCase).Count() < tables.Length)
            return null;
        var both = new Scope([.. left.Tables, .. right.Tables], [.. left.Persons, .. right.Persons]);
        if (node.TryGetProperty("condition", out var condition) && !IsOfOnePerson(condition, both, named))
            return null;
        if (!right.IsPersonal)
            return new Scope(tables, left.Persons);
        if (!left.IsPersonal)
            return kind == "INNER" ? new Scope(tables, right.Persons) : null;
        var isOne = condition.ValueKind == JsonValueKind.Object
            ? Conjuncts(condition).Any(equal => IsEqual(equal, left, right))
            : Items(node, "using_columns").Any(column => left.Persons.Any(person => Same(person.Column, column.GetString()!)) && right.Persons.Any(person => Same(person.Column, column.GetString()!)));
        // of a left join, the right side has no person where it has no row
        return isOne ? new Scope(tables, kind == "INNER" ? both.Persons : left.Persons) : null;
    }

    static IEnumerable<JsonElement> Conjuncts(JsonElement condition) =>
        SqlSyntax.Text(condition, "type") == "CONJUNCTION_AND" ? Items(condition, "children").SelectMany(Conjuncts) : [condition];

    static bool IsEqual(JsonElement node, Scope left, Scope right) =>
        SqlSyntax.Text(node, "type") == "COMPARE_EQUAL" && node.GetProperty("left") is var one && node.GetProperty("right") is var other
        && ((left.Names(one) && right.Names(other)) || (left.Names(other) && right.Names(one)));

    // an expression sees one row; a subquery in it must know no persons, a window must stay with one
    bool IsOfOnePerson(JsonElement expression, Scope scope, IReadOnlyDictionary<string, Rows?> named) => expression.ValueKind switch
    {
        JsonValueKind.Array => expression.EnumerateArray().All(item => IsOfOnePerson(item, scope, named)),
        JsonValueKind.Object when SqlSyntax.Text(expression, "class") == "SUBQUERY" =>
            Query(expression.GetProperty("subquery").GetProperty("node"), named) is { ArePersonal: false } && (!expression.TryGetProperty("child", out var child) || IsOfOnePerson(child, scope, named)),
        JsonValueKind.Object when SqlSyntax.Text(expression, "class") == "WINDOW" && scope.IsPersonal && !Items(expression, "partitions").Exists(scope.Names) => false,
        JsonValueKind.Object => expression.EnumerateObject().All(property => IsOfOnePerson(property.Value, scope, named)),
        _ => true,
    };

    bool Aggregates(JsonElement expression) => expression.ValueKind switch
    {
        JsonValueKind.Array => expression.EnumerateArray().Any(Aggregates),
        JsonValueKind.Object when SqlSyntax.Text(expression, "class") == "FUNCTION" && _aggregates.Contains(SqlSyntax.Text(expression, "function_name") ?? "") => true,
        JsonValueKind.Object when SqlSyntax.Text(expression, "class") is "SUBQUERY" or "WINDOW" => false,
        JsonValueKind.Object => expression.EnumerateObject().Any(property => Aggregates(property.Value)),
        _ => false,
    };

    static List<JsonElement> Items(JsonElement node, string name) => node.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
