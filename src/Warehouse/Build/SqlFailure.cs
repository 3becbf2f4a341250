using System.Globalization;
using System.Text.RegularExpressions;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Finds the line of a definition file in DuckDB's error text (<c>LINE 7: …</c>).</summary>
static partial class SqlFailure
{
    public static DefinitionFault At(string file, string sql, string prefix, string message)
    {
        var extraLines = prefix.Count(letter => letter == '\n');
        var line = LineNumber().Match(message) is { Success: true } found
            ? Math.Clamp(int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - extraLines, 1, sql.Count(letter => letter == '\n') + 1)
            : 1;
        var sentence = message.Split('\n').First(part => part.Trim().Length > 0).Trim();
        return new DefinitionFault(file, line, 1, "SQL 无法执行:" + sentence);
    }

    [GeneratedRegex(@"LINE (\d+):")]
    private static partial Regex LineNumber();
}
