using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>
/// One query of a page. Pages/X.sql lies beside X.razor; several statements are parted by lines <c>-- name: rows</c> and
/// called <c>X.rows</c>, a file with one statement is called <c>X</c>.
/// </summary>
/// <remarks>
/// A statement either filters by the reader's <c>$unit</c> and <c>$institution</c> or says <c>-- scope: all</c> with the
/// reason why everybody may see all of it.
/// </remarks>
public sealed partial record PageSql(string Name, string Text)
{
    static readonly Lazy<FrozenDictionary<string, PageSql>> Loaded = new(() =>
        FromAssembly(typeof(PageSql).Assembly).ToFrozenDictionary(statement => statement.Name, StringComparer.Ordinal));

    public static IEnumerable<PageSql> All => Loaded.Value.Values;

    /// <summary>Names after a dollar sign, each once.</summary>
    public IReadOnlySet<string> Parameters { get; } =
        ParameterName().Matches(Comment().Replace(Text, "")).Select(match => match.Groups[1].Value).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The tables it reads; all of scores, of payouts and of flags count as one, for each of these is written in one piece.</summary>
    public IReadOnlySet<string> Tables { get; } = TableName().Matches(Comment().Replace(Text, ""))
        .Select(match => match.Groups[1].Value is "scores" or "payouts" or "flags" ? match.Groups[1].Value : match.Value).ToFrozenSet(StringComparer.Ordinal);

    public bool IsForAll => ScopeAll().IsMatch(Text);

    public bool IsScoped => Parameters.Contains("unit") && Parameters.Contains("institution");

    /// <exception cref="InvalidOperationException">There is no such statement, or it neither takes the scope nor says why not.</exception>
    public static PageSql Get(string name)
    {
        var statement = Loaded.Value.GetValueOrDefault(name)
            ?? throw new InvalidOperationException($"没有名为 {name} 的页面查询");
        return statement.IsScoped || statement.IsForAll
            ? statement
            : throw new InvalidOperationException($"页面查询 {name} 没有用 $unit 与 $institution 限定范围，也没有写明“-- scope: all 理由”");
    }

    public static IEnumerable<PageSql> Split(string file, string text)
    {
        var marks = NameLine().Matches(text);
        if (marks.Count == 0)
            return [new PageSql(file, text.Trim())];
        return marks.Select((mark, at) => new PageSql(
            $"{file}.{mark.Groups[1].Value}",
            text[(mark.Index + mark.Length)..(at + 1 < marks.Count ? marks[at + 1].Index : text.Length)].Trim()));
    }

    static IEnumerable<PageSql> FromAssembly(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            foreach (var statement in Split(resource[..^".sql".Length], reader.ReadToEnd()))
                yield return statement;
        }
    }

    [GeneratedRegex(@"^-- name: (\w+)[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex NameLine();

    [GeneratedRegex(@"^-- scope: all\b.+$", RegexOptions.Multiline)]
    private static partial Regex ScopeAll();

    [GeneratedRegex(@"--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<!')\b(staging|core|marts|indicators|scores|payouts|flags)\.[a-z_]+\b(?!\.)")]
    private static partial Regex TableName();

    [GeneratedRegex(@"\$([a-z_][a-z0-9_]*)")]
    private static partial Regex ParameterName();
}
