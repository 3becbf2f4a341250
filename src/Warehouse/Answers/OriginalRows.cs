using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Safekeeping;

namespace FamilyDoctor.Analytics.Warehouse.Answers;

/// <summary>Rows of an arrival as its sender wrote them, from the file where it still lies.</summary>
/// <param name="Titles">The headers of the file.</param>
/// <param name="Cells">Per line asked for.</param>
sealed record OriginalRows(IReadOnlyList<string> Titles, IReadOnlyDictionary<long, string[]> Cells)
{
    /// <summary>Null when the file has gone and its sealed original has expired.</summary>
    public static OriginalRows? Read(DataFolder data, Arrival arrival, SourceDefinition source, IReadOnlySet<long> lines, CancellationToken ct) =>
        new Originals(data).Read(arrival, path => Read(path, arrival, source, lines, ct));

    static OriginalRows? Read(string path, Arrival arrival, SourceDefinition source, IReadOnlySet<long> lines, CancellationToken ct)
    {
        if (FileKinds.Of(path) is null || FileDigest.Of(path, ct) is not { } digest || digest.Sha256 != arrival.Sha256)
            return null;
        try
        {
            using var file = OpenFile.Open(path, digest.Content, source, new IngestOptions().BufferBytes);
            var cells = new Dictionary<long, string[]>();
            // a corrected workbook is answered for again
            int[] own = [.. Enumerable.Range(0, file.Header.Titles.Count).Where(field => !AnswerFields.Titles.Contains(file.Header.Titles[field]))];
            while (file.Records.Read())
                if (lines.Contains(file.Records.Line))
                    cells[file.Records.Line] = [.. (own.Length == file.Header.Titles.Count ? Enumerable.Range(0, file.Records.Count) : own.Where(field => field < file.Records.Count))
                        .Select(field => Encoding.UTF8.GetString(file.Records[field]))];
            return new OriginalRows([.. own.Select(field => file.Header.Titles[field])], cells);
        }
        catch (RefusedException)
        {
            // a file that could not be read then cannot be read now
            return null;
        }
    }
}
