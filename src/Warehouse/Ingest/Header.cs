using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Which field of a file holds which column of its source.</summary>
/// <param name="Fields">Per column of the definition the field's index, -1 where the file does not have it.</param>
/// <param name="Count">Number of fields of a record: those of the header, without the nameless last ones that records do not have.</param>
/// <param name="Most">Number of fields where records have further ones, in which nothing may stand.</param>
/// <param name="Titles">Per field what the file calls it.</param>
/// <param name="Unknown">Headers of no column, which are passed over.</param>
/// <param name="Raw">The fields of the header's first row, by which it is known again when it is repeated; empty where there is none.</param>
/// <param name="Above">Records above it that were passed over.</param>
/// <param name="Answer">Where a workbook of rejected rows says which rows they were; null for any other file.</param>
sealed record Header(int[] Fields, int Count, int Most, IReadOnlyList<string> Titles, IReadOnlyList<string> Unknown, IReadOnlyList<byte[]> Raw, int Above, AnswerFields? Answer = null)
{
    /// <summary>Reads the header: Chinese titles, aliases or names, in any order, full-width or not.</summary>
    /// <exception cref="RefusedException">A required column is missing, or one is there twice.</exception>
    public static Header Read(CsvReader csv, SourceDefinition source, int headerRecord = 0, int usualCount = 0)
    {
        csv.SkipLines(source.Dialect.Preamble ?? 0);
        if (source.Dialect.HeaderRows == 0)
            return Expecting(csv, new Header([.. Enumerable.Range(0, source.Columns.Count)], source.Columns.Count, source.Columns.Count,
                [.. source.Columns.Select(column => column.Title)], [], [], 0), source);
        for (var above = 0; above < headerRecord; above++)
            csv.Read();
        if (!csv.Read())
            throw new RefusedException(new Refusal("文件里没有表头", 1, TitlesOf(source.Columns)));
        var line = csv.Line;
        byte[][] raw = [.. Enumerable.Range(0, csv.Count).Select(field => csv[field].ToArray())];
        var rows = new List<string[]> { Texts(csv) };
        while (rows.Count < source.Dialect.HeaderRows && csv.Read())
            rows.Add(Texts(csv));
        var titles = Joined(rows);
        var columns = Match(rows, titles, source, line);
        var fields = source.Columns.Select(column => Array.IndexOf(columns, column)).ToArray();
        if (fields.All(field => field < 0))
            // what stands there may be a person's data, so it is not repeated
            throw new RefusedException(new Refusal("表头里没有一个认识的列名,可能缺少表头行", line, TitlesOf(source.Columns), $"{titles.Length} 列"));
        var missing = source.Columns.Where((column, i) => column.Required && fields[i] < 0).ToList();
        if (missing.Count > 0)
            throw new RefusedException(new Refusal("缺少必填列", line, TitlesOf(missing), string.Join('、', titles.Select(Shown))));
        var unknown = titles.Where((title, field) => columns[field] is null && title.Length > 0 && !AnswerFields.Titles.Contains(title)).Select(Masking.Text);
        var named = 1 + Array.FindLastIndex(titles, title => title.Length > 0);
        var count = usualCount >= named && usualCount < titles.Length ? usualCount : titles.Length;
        return Expecting(csv, new Header(fields, count, Math.Max(count, usualCount), titles, [.. unknown], raw, headerRecord, AnswerFields.In(titles)), source);
    }

    static Header Expecting(CsvReader csv, Header header, SourceDefinition source)
    {
        (csv.LeastCount, csv.MostCount) = (source.Dialect.FillsShortRows ? 1 : header.Count, header.Most);
        return header;
    }

    static string[] Texts(CsvReader csv) => [.. Enumerable.Range(0, csv.Count).Select(field => Utf8Text.ToHeader(csv[field]))];

    static string[] Joined(List<string[]> rows) => [.. Enumerable.Range(0, rows.Max(row => row.Length))
        .Select(field => string.Join(' ', rows.Where(row => field < row.Length && row[field].Length > 0).Select(row => row[field]).Distinct(StringComparer.Ordinal)))];

    static SourceColumn?[] Match(List<string[]> rows, string[] titles, SourceDefinition source, long line)
    {
        var columns = new SourceColumn?[titles.Length];
        // a title outranks an alias, which may be another column's title elsewhere
        MatchBy(column => [column.Title, column.Name]);
        MatchBy(column => column.Aliases);
        return columns;

        void MatchBy(Func<SourceColumn, IEnumerable<string>> names)
        {
            foreach (var column in source.Columns)
            {
                var known = names(column).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var found = Enumerable.Range(0, titles.Length).Where(field => columns[field] is null && Called(field, known)).ToList();
                if (found.Count == 0)
                    continue;
                if (found.Count > 1 || columns.Contains(column))
                    throw new RefusedException(new Refusal($"列“{column.Title}”出现了不止一次", line, $"一列{column.Title}", Positions(titles, column)));
                columns[found[0]] = column;
            }
        }

        // of several rows any may name the column, or all together
        bool Called(int field, HashSet<string> known) => known.Contains(titles[field]) || rows.Any(row => field < row.Length && known.Contains(row[field]));
    }

    static string Positions(string[] headers, SourceColumn column) => string.Join('、', headers
        .Select((header, field) => (header, field))
        .Where(at => at.header.Equals(column.Title, StringComparison.OrdinalIgnoreCase) || at.header.Equals(column.Name, StringComparison.OrdinalIgnoreCase)
            || column.Aliases.Contains(at.header, StringComparer.OrdinalIgnoreCase))
        .Select(at => FormattableString.Invariant($"第 {at.field + 1} 列“{at.header}”")));

    static string TitlesOf(IEnumerable<SourceColumn> columns) => string.Join('、', columns.Select(column => column.Title));

    static string Shown(string header) => header.Length == 0 ? "(空)" : Masking.Text(header);
}
