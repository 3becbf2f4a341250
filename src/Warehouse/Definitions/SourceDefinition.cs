using System.Globalization;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>One column of a source.</summary>
/// <param name="Codes">Maps the text found in a file to the code that is stored.</param>
/// <param name="SenderCodes">Per sender what its own codes stand for; they come before <paramref name="Codes"/>.</param>
public sealed record SourceColumn(
    string Name, string Title, IReadOnlyList<string> Aliases, ColumnType Type, string? Unit, bool Required,
    IReadOnlyDictionary<string, string> Codes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> SenderCodes,
    decimal? Min, decimal? Max, int Scale, string? References, string? Meaning)
{
    /// <summary>The source and column that this one refers to.</summary>
    public (SourceDefinition Source, SourceColumn Column) Parent(IEnumerable<SourceDefinition> sources)
    {
        var (id, name) = References?.Split('.') is [var first, var second] ? (first, second) : throw new InvalidOperationException($"{Name}: {References}");
        var source = sources.Single(source => source.Id == id);
        return (source, source.Columns.Single(column => column.Name == name));
    }

    /// <summary>The DuckDB type of the column in the lake.</summary>
    public string LakeType => Type switch
    {
        ColumnType.Integer or ColumnType.Money or ColumnType.Person or ColumnType.Pseudonym => "BIGINT",
        ColumnType.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL(18,{Scale})"),
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "TIMESTAMP",
        ColumnType.Boolean => "BOOLEAN",
        _ => "VARCHAR",
    };
}

/// <summary>Rows of a <c>changes</c> source whose column holds this value delete their key.</summary>
public sealed record DeletedWhen(string Column, string Value);

/// <summary>Two dates of a row of which the second is never before the first.</summary>
public sealed record DatesInOrder(string Earlier, string Later);

/// <summary>A file that comes in: who sends it, how often, and what every column must hold.</summary>
public sealed record SourceDefinition(
    string Id, string File, string Title, string Row, IReadOnlyList<string> Senders, string Frequency, bool IsChanges,
    DeletedWhen? DeletedWhen, string Evidence, IReadOnlyList<string> Key, decimal RejectLimit, IReadOnlyList<SourceColumn> Columns,
    IReadOnlyList<DatesInOrder> InOrder, DeclaredDialect Dialect)
{
    public static SourceDefinition Read(string id, YamlMap yaml)
    {
        var columns = yaml.Named("columns").Select(column => ReadColumn(column.Name, column.Map)).ToList();
        var source = new SourceDefinition(
            id, yaml.File, yaml.Text("title"), yaml.Text("row"), yaml.Texts("senders", required: true),
            yaml.Choice("frequency", ("month", "month"), ("quarter", "quarter"), ("year", "year")),
            yaml.Choice("delivers", ("snapshot", false), ("changes", true)),
            ReadDeletedWhen(yaml.Map("deleted_when"), columns),
            yaml.Choice("evidence", ("self", "self"), ("system", "system"), ("third_party", "third_party")),
            yaml.Texts("key", required: true), yaml.Number("reject_limit"), columns,
            ReadInOrder(yaml, columns), DeclaredDialect.Read(yaml.Map("dialect")));
        foreach (var name in source.Key.Where(name => columns.All(column => column.Name != name)))
            yaml.Fault($"“key”里的“{name}”不是本来源的列", "key");
        foreach (var sender in source.Senders.Where(sender => sender is not ("city" or "district" or "hospital" or "centre" or "insurer")))
            yaml.Fault($"“senders”里的“{sender}”不认识;可用:city、district、hospital、centre、insurer", "senders");
        if (source.RejectLimit is < 0 or > 1)
            yaml.Fault($"“reject_limit”是 {source.RejectLimit},应在 0 与 1 之间", "reject_limit");
        if (source.DeletedWhen is not null && !source.IsChanges)
            yaml.Fault("“deleted_when”只用于 delivers: changes 的来源", "deleted_when");
        yaml.Done();
        return source;
    }

    // - effective_on <= expires_on
    static List<DatesInOrder> ReadInOrder(YamlMap yaml, List<SourceColumn> columns)
    {
        var pairs = new List<DatesInOrder>();
        foreach (var text in yaml.Texts("in_order"))
        {
            if (text.Split("<=", StringSplitOptions.TrimEntries) is not [var earlier, var later])
                yaml.Fault($"“in_order”里的“{text}”应写成“较早的日期列 <= 较晚的日期列”", "in_order");
            else if (columns.Find(column => column.Name == earlier)?.Type is not (ColumnType.Date or ColumnType.Timestamp)
                || columns.Find(column => column.Name == later)?.Type is not (ColumnType.Date or ColumnType.Timestamp))
                yaml.Fault($"“in_order”里的“{text}”两边都应是本来源的日期或时间列", "in_order");
            else
                pairs.Add(new DatesInOrder(earlier, later));
        }

        return pairs;
    }

    static DeletedWhen? ReadDeletedWhen(YamlMap? yaml, List<SourceColumn> columns)
    {
        if (yaml is null)
            return null;
        var deleted = new DeletedWhen(yaml.Text("column"), yaml.Text("value"));
        if (columns.FirstOrDefault(column => column.Name == deleted.Column) is not { } found)
            yaml.Fault($"列“{deleted.Column}”不在本来源里", "column");
        else if (!found.Codes.Values.Contains(deleted.Value, StringComparer.Ordinal))
            yaml.Fault($"“{deleted.Value}”不在列“{deleted.Column}”的代码里", "value");
        yaml.Done();
        return deleted;
    }

    static SourceColumn ReadColumn(string name, YamlMap yaml)
    {
        var column = new SourceColumn(
            name, yaml.Text("title"), yaml.Texts("aliases"),
            yaml.Choice("type", ("text", ColumnType.Text), ("integer", ColumnType.Integer), ("decimal", ColumnType.Decimal),
                ("money", ColumnType.Money), ("date", ColumnType.Date), ("timestamp", ColumnType.Timestamp), ("boolean", ColumnType.Boolean),
                ("code", ColumnType.Code), ("credit_code", ColumnType.CreditCode), ("person", ColumnType.Person), ("pseudonym", ColumnType.Pseudonym)),
            yaml.OptionalText("unit"), yaml.Flag("required"), yaml.Pairs("codes"), ReadSenderCodes(yaml), yaml.OptionalNumber("min"), yaml.OptionalNumber("max"),
            yaml.Integer("scale", 0), yaml.OptionalText("references"), yaml.OptionalText("meaning"));
        if (column.Type == ColumnType.Code != column.Codes.Count > 0)
            yaml.Fault(column.Type == ColumnType.Code ? $"列“{name}”是 code,要有“codes”" : $"列“{name}”有“codes”,类型应是 code");
        if (column.Type == ColumnType.Money && !name.EndsWith("_fen", StringComparison.Ordinal))
            yaml.Fault($"列“{name}”是 money,存为整数分,列名应以 _fen 结尾");
        foreach (var (sender, codes) in column.SenderCodes)
            foreach (var code in codes.Values.Where(code => !column.Codes.Values.Contains(code, StringComparer.Ordinal)))
                yaml.Fault($"“sender_codes”里 {sender} 的“{code}”不是“codes”里的代码", "sender_codes");
        yaml.Done();
        return column;
    }

    static Dictionary<string, IReadOnlyDictionary<string, string>> ReadSenderCodes(YamlMap yaml)
    {
        var codes = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (yaml.Map("sender_codes") is not { } senders)
            return codes;
        foreach (var sender in senders.Keys)
            codes.Add(sender, senders.Pairs(sender));
        return codes;
    }
}
