using System.Text.RegularExpressions;

namespace DuckDB.NET.Data.Execution;

/// <summary>`@name`, as other databases write it: DuckDB calls parameters `$name` and takes `@` for abs().</summary>
static partial class ParameterMarkers
{
    /// <summary>Writes `$name` for `@name` wherever a parameter bears just that name; texts, quoted names and comments stay.</summary>
    internal static string ToDuckDB(string text, DuckDBParameterCollection parameters)
    {
        if (!text.Contains('@', StringComparison.Ordinal) || !parameters.AsEnumerable().Any(parameter => parameter.ParameterName.StartsWith('@')))
            return text;
        return Token().Replace(text, match => match.Groups["name"] is { Success: true } name && IsParameter(parameters, name.Value) ? $"${name.Value}" : match.Value);
    }

    static bool IsParameter(DuckDBParameterCollection parameters, string name) =>
        parameters.AsEnumerable().Any(parameter => parameter.ParameterName.StartsWith('@') && parameter.IsNamed(name));

    [GeneratedRegex(
        """\be'(?:[^'\\]|\\.|'')*'|'[^']*'|"[^"]*"|--[^\n]*|/\*.*?\*/|\$(?<tag>(?:[\p{L}_]\w*)?)\$.*?\$\k<tag>\$|@(?<name>[\p{L}_]\w*)""",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
