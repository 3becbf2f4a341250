using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Which field of a file holds which column of its source.</summary>
/// <param name="Fields">Per column of the definition the field's index, -1 where the file does not have it.</param>
/// <param name="Count">Number of fields that every record must have.</param>
/// <param name="Unknown">Headers of no column, which are passed over.</param>
sealed record Header(int[] Fields, int Count, IReadOnlyList<string> Unknown)
{
    /// <summary>Reads the first record: Chinese titles, aliases or names, in any order, full-width or not.</summary>
    /// <exception cref="RefusedException">A required column is missing, or one is there twice.</exception>
    public static Header Read(CsvReader csv, SourceDefinition source)
    {
        if (!csv.Read())
            throw new RefusedException(new Refusal("文件里没有表头", 1, Titles(source.Columns)));
        var headers = Enumerable.Range(0, csv.Count).Select(field => Utf8Text.ToHeader(csv[field])).ToArray();
        var columns = Match(headers, source, csv.Line);
        var fields = source.Columns.Select(column => Array.IndexOf(columns, column)).ToArray();
        if (fields.All(field => field < 0))
            // what stands there may be a person's data, so it is not repeated
            throw new RefusedException(new Refusal(
                headers.Length == 1 && headers[0].AsSpan().IndexOfAny('\t', ';', '|') >= 0 ? "各列不是用逗号分隔的" : "表头里没有一个认识的列名,可能缺少表头行",
                csv.Line, Titles(source.Columns), $"{headers.Length} 列"));
        var missing = source.Columns.Where((column, i) => column.Required && fields[i] < 0).ToList();
        if (missing.Count > 0)
            throw new RefusedException(new Refusal("缺少必填列", csv.Line, Titles(missing), string.Join('、', headers.Select(Shown))));
        return new Header(fields, csv.Count, [.. headers.Where((header, field) => columns[field] is null && header.Length > 0).Select(Masking.Text)]);
    }

    static SourceColumn?[] Match(string[] headers, SourceDefinition source, long line)
    {
        var columns = new SourceColumn?[headers.Length];
        // a title outranks an alias, which may be another column's title elsewhere
        MatchBy(column => [column.Title, column.Name]);
        MatchBy(column => column.Aliases);
        return columns;

        void MatchBy(Func<SourceColumn, IEnumerable<string>> names)
        {
            foreach (var column in source.Columns)
            {
                var known = names(column).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var found = Enumerable.Range(0, headers.Length).Where(field => columns[field] is null && known.Contains(headers[field])).ToList();
                if (found.Count == 0)
                    continue;
                if (found.Count > 1 || columns.Contains(column))
                    throw new RefusedException(new Refusal($"列“{column.Title}”出现了不止一次", line, $"一列{column.Title}", Positions(headers, column)));
                columns[found[0]] = column;
            }
        }
    }

    static string Positions(string[] headers, SourceColumn column) => string.Join('、', headers
        .Select((header, field) => (header, field))
        .Where(at => at.header.Equals(column.Title, StringComparison.OrdinalIgnoreCase) || at.header.Equals(column.Name, StringComparison.OrdinalIgnoreCase)
            || column.Aliases.Contains(at.header, StringComparer.OrdinalIgnoreCase))
        .Select(at => FormattableString.Invariant($"第 {at.field + 1} 列“{at.header}”")));

    static string Titles(IEnumerable<SourceColumn> columns) => string.Join('、', columns.Select(column => column.Title));

    static string Shown(string header) => header.Length == 0 ? "(空)" : Masking.Text(header);
}
