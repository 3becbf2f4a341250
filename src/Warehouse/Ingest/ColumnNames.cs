using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>The names by which a source's columns may be called in a header.</summary>
sealed class ColumnNames(SourceDefinition source)
{
    readonly HashSet<string> names = source.Columns
        .SelectMany(column => column.Aliases.Append(column.Title).Append(column.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many fields of the record are called like a column.</summary>
    public int CountIn(CsvReader csv)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var field = 0; field < csv.Count; field++)
            if (Utf8Text.ToHeader(csv[field]) is { Length: > 0 } header && names.Contains(header))
                found.Add(header);
        return found.Count;
    }
}
