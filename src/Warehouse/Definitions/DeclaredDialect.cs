namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>What a source says of how its text files are written. What it leaves open (null) is found in each file.</summary>
/// <param name="Delimiter">Between fields; one or several characters.</param>
/// <param name="Quote">Around fields; "none" where there is no such character.</param>
/// <param name="Escape">Before a quote within quotes; the quote itself where it is doubled.</param>
/// <param name="Comment">What a line begins with that is passed over.</param>
/// <param name="Preamble">Lines above the header.</param>
/// <param name="HeaderRows">Rows of the header; 0 where there is none and columns come in the order of the definition.</param>
/// <param name="Decimal">Mark before decimals.</param>
/// <param name="Thousands">Mark between groups of three digits.</param>
/// <param name="Nulls">Words that stand for an empty cell, in columns of text too.</param>
/// <param name="FillsShortRows">Whether cells missing at the end of a row are empty ones; otherwise such a row is rejected.</param>
public sealed record DeclaredDialect(
    string? Delimiter, string? Quote, string? Escape, string? Comment, int? Preamble, int HeaderRows, char Decimal, char? Thousands,
    IReadOnlyList<string> Nulls, bool FillsShortRows)
{
    public const string None = "none";

    const int MostPreamble = 1000;

    public static readonly DeclaredDialect Open = new(null, null, null, null, null, 1, '.', ',', [], false);

    public static DeclaredDialect Read(YamlMap? yaml)
    {
        if (yaml is null)
            return Open;
        var lines = yaml.OptionalNumber("preamble");
        var isCount = lines is null || (lines is >= 0 and <= MostPreamble && decimal.IsInteger(lines.Value));
        var dialect = new DeclaredDialect(
            yaml.RawText("delimiter"), Sign(yaml, "quote"), Sign(yaml, "escape"), yaml.RawText("comment"),
            isCount ? (int?)lines : null, yaml.Integer("header_rows", 1),
            Mark(yaml, "decimal") ?? '.', Mark(yaml, "thousands", ','),
            yaml.Texts("nulls"), yaml.Flag("fills_short_rows"));
        if (!isCount)
            yaml.Fault($"“preamble”是表头上面的行数,应是 0 到 {MostPreamble} 的整数", "preamble");
        if (dialect.HeaderRows is < 0 or > 5)
            yaml.Fault("“header_rows”应在 0 与 5 之间", "header_rows");
        if (dialect.Decimal == dialect.Thousands)
            yaml.Fault("“decimal”和“thousands”不能是同一个字符", "decimal");
        if (dialect.Delimiter is { } delimiter && delimiter.AsSpan().ContainsAny('\r', '\n', '"'))
            yaml.Fault("“delimiter”不能含换行或双引号", "delimiter");
        yaml.Done();
        return dialect;
    }

    static string? Sign(YamlMap yaml, string key)
    {
        var text = yaml.RawText(key);
        if (text is not (null or None) && (text.Length != 1 || !char.IsAscii(text[0])))
            yaml.Fault($"“{key}”应是一个 ASCII 字符,或 none", key);
        return text;
    }

    /// <param name="unsaid">What holds where nothing is declared.</param>
    static char? Mark(YamlMap yaml, string key, char? unsaid = null)
    {
        var text = yaml.RawText(key);
        if (text is null)
            return unsaid;
        if (text == None)
            return null;
        if (text.Length != 1 || !char.IsAscii(text[0]) || char.IsAsciiLetterOrDigit(text[0]))
            yaml.Fault($"“{key}”应是一个符号,或 none", key);
        return text[0];
    }
}
