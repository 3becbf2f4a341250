using System.Text.Json;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>
/// What keeps results the same from run to run, whatever the number of threads: no floating-point aggregates, nothing that
/// depends on the order of rows unless the query says which, no clock and no chance.
/// </summary>
static class SqlRules
{
    static readonly HashSet<string> FloatingPoint = new(StringComparer.OrdinalIgnoreCase)
    {
        "avg", "mean", "favg", "fsum", "kahan_sum", "sumkahan", "stddev", "stddev_pop", "stddev_samp", "variance", "var_pop", "var_samp",
        "corr", "covar_pop", "covar_samp", "skewness", "kurtosis", "kurtosis_pop", "sem", "entropy", "geomean", "product",
        "regr_avgx", "regr_avgy", "regr_intercept", "regr_r2", "regr_slope", "regr_sxx", "regr_sxy", "regr_syy", "approx_quantile", "reservoir_quantile",
        "approx_count_distinct", "approx_top_k",
    };

    static readonly HashSet<string> NeedsOrder = new(StringComparer.OrdinalIgnoreCase)
    {
        "first", "last", "any_value", "arbitrary", "arg_max", "arg_min", "max_by", "min_by", "list", "array_agg", "string_agg", "group_concat", "listagg",
    };

    static readonly HashSet<string> OrderedWindows = new(StringComparer.OrdinalIgnoreCase)
    {
        "row_number", "first_value", "last_value", "nth_value", "lag", "lead", "ntile",
    };

    static readonly HashSet<string> Chance = new(StringComparer.OrdinalIgnoreCase)
    {
        "random", "setseed", "uuid", "gen_random_uuid", "now", "today", "current_date", "get_current_time", "current_timestamp", "get_current_timestamp", "transaction_timestamp",
    };

    public static void Check(SqlSyntax syntax, List<DefinitionFault> faults)
    {
        foreach (var table in syntax.Unqualified())
            faults.Add(syntax.Fault(table, $"表“{SqlSyntax.Text(table, "table_name")}”没有写库名,应写成 库.表(如 core.teams)"));
        foreach (var node in syntax.Nodes)
        {
            if (Message(node) is { } message)
                faults.Add(syntax.Fault(node, message));
        }
    }

    static string? Message(JsonElement node)
    {
        var function = SqlSyntax.Text(node, "function_name") ?? "";
        return SqlSyntax.Text(node, "class") switch
        {
            "FUNCTION" when FloatingPoint.Contains(function) => $"{function} 按浮点数累加,各次运行末位会不同;请对整数或 DECIMAL 求和,最后相除一次",
            "FUNCTION" when Chance.Contains(function) => $"{function} 每次结果不同;日期请用 getvariable('as_of')",
            "FUNCTION" when NeedsOrder.Contains(function) && !HasOrder(node, "order_bys") => $"{function} 的结果取决于行的先后;请在括号内写 order by,以唯一的业务键收尾",
            "FUNCTION" when string.Equals(function, "sum", StringComparison.OrdinalIgnoreCase) && DividesInside(node) => "sum 里有除法或浮点数,累加次序会影响末位;请先分别求和,最后相除一次",
            "WINDOW" when OrderedWindows.Contains(function) && !(node.TryGetProperty("orders", out var orders) && orders.GetArrayLength() > 0) =>
                $"{function} 没有 order by,结果不确定;请以唯一的业务键排序",
            _ when node.TryGetProperty("modifiers", out var modifiers) && LimitsUnordered(modifiers) => "limit 没有 order by,取到哪几行不确定;请以唯一的业务键排序",
            _ => null,
        };
    }

    static bool HasOrder(JsonElement node, string name) =>
        node.TryGetProperty(name, out var modifier) && modifier.TryGetProperty("orders", out var orders) && orders.GetArrayLength() > 0;

    static bool LimitsUnordered(JsonElement modifiers)
    {
        var kinds = modifiers.EnumerateArray().Select(modifier => SqlSyntax.Text(modifier, "type")).ToList();
        return kinds.Any(kind => kind is "LIMIT_MODIFIER" or "LIMIT_PERCENT_MODIFIER") && !kinds.Contains("ORDER_MODIFIER");
    }

    static bool DividesInside(JsonElement node) => node.TryGetProperty("children", out var children) && Holds(children);

    static bool Holds(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(Holds),
        JsonValueKind.Object => (SqlSyntax.Text(element, "function_name") == "/"
            || (element.TryGetProperty("cast_type", out var type) && SqlSyntax.Text(type, "id") is "DOUBLE" or "FLOAT"))
            || element.EnumerateObject().Any(property => Holds(property.Value)),
        _ => false,
    };
}
