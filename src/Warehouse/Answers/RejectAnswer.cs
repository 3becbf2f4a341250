using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Answers;

/// <summary>
/// The answer to a sender: a workbook of his rows that were not accepted, as he wrote them, with what is wrong. Corrected and put back beside the
/// original, it comes in as changes to it and marks these rows solved.
/// </summary>
public static class RejectAnswer
{
    /// <summary>Accepted arrivals, and refused ones whose rows were looked at, that have rows to answer for; all filters may be null.</summary>
    public static IReadOnlyList<Arrival> Arrivals(DataFolder data, int? number, string? sender, string? source, string? period) =>
    [
        .. Manifest.Load(data).Arrivals.Where(arrival => (arrival.RejectsFile ?? arrival.HeldFile) is not null
            && (number ?? arrival.Number) == arrival.Number && (sender ?? arrival.Sender) == arrival.Sender
            && (source ?? arrival.Source) == arrival.Source && (period ?? arrival.Period) == arrival.Period),
    ];

    /// <summary>Writes the workbook.</summary>
    /// <returns>How many rows are in it, and whether they stand in it as they were sent.</returns>
    /// <exception cref="RunException">The workbook cannot be written, or nothing is left to answer.</exception>
    public static (int Rows, bool HasOriginals) Write(DataFolder data, SourceDefinition source, Arrival arrival, string file, CancellationToken ct)
    {
        var rows = Rows(data, arrival);
        if (rows.Count == 0)
            throw new RunException($"第 {arrival.Number} 号文件 {arrival.Path} 没有待更正的行");
        var originals = OriginalRows.Read(data, arrival, source, rows.Select(row => row.Line).ToHashSet(), ct);
        SheetWriter.Write(file, [new SheetPage(source.Title, Widths(originals), [.. Head(arrival, originals), .. rows.Select(row => Cells(arrival, row, originals))], Landscape: true)]);
        return (rows.Count, originals is not null);
    }

    static List<RejectedRow> Rows(DataFolder data, Arrival arrival)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return connection.Query<RejectedRow>($"""
            select line, column_title, found, expected, reason
            from ({LakeView.RejectsSql(Manifest.Load(data), data.Root)})
            where arrival = {arrival.Number.ToString(CultureInfo.InvariantCulture)} and solved_by is null
            order by line, record
            """).AsList();
    }

    static IEnumerable<IReadOnlyList<SheetCell>> Head(Arrival arrival, OriginalRows? originals)
    {
        var advice = (arrival.State, originals) switch
        {
            (ArrivalState.Refused, _) => $"这份文件驳回的行太多,整份没有收:{arrival.Refusal?.Text}。请按下列原因改好后,把整份文件重报。",
            (_, null) => "原件已过保存期,下面只有遮住身份信息的内容;请在自己的系统里按行号找到这些行,改好后补填各列,或把整份文件重报。",
            _ => $"请只改标色的格子,保留前两列,另存后放回 inbox/{arrival.Sender}/{arrival.Period}/,文件名以 {arrival.Source} 开头(如 {arrival.Source}_更正.xlsx)。",
        };
        yield return [SheetCell.Of($"驳回清单:{arrival.Path}", SheetStyle.Title)];
        yield return [SheetCell.Of(advice)];
        yield return [.. AnswerFields.Titles.Concat(originals?.Titles ?? []).Select(title => SheetCell.Of(title, SheetStyle.Header))];
    }

    static List<SheetCell> Cells(Arrival arrival, RejectedRow row, OriginalRows? originals)
    {
        List<SheetCell> cells =
        [
            SheetCell.Of(AnswerFields.NameOf(arrival.Number, arrival.Sha256)), SheetCell.Of(row.Line), SheetCell.Of(row.ColumnTitle, SheetStyle.Wrapped), SheetCell.Of(row.Found, SheetStyle.Wrapped),
            SheetCell.Of(row.Expected, SheetStyle.Wrapped), SheetCell.Of(row.Reason, SheetStyle.Wrapped),
        ];
        if (originals?.Cells.GetValueOrDefault(row.Line) is { } sent)
            cells.AddRange(sent.Select((text, field) => SheetCell.Of(text, IsFaulty(field) ? SheetStyle.Input : SheetStyle.Wrapped)));
        return cells;

        bool IsFaulty(int field) => row.ColumnTitle == "整行" || (field < originals.Titles.Count && row.FaultyTitles.Contains(originals.Titles[field]));
    }

    static List<decimal> Widths(OriginalRows? originals) => [14, 9, 14, 20, 28, 36, .. (originals?.Titles ?? []).Select(_ => 18m)];
}
