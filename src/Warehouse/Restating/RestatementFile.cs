using System.Text;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Restating;

/// <summary>A restatement as a workbook with a sheet per kind, or as one CSV.</summary>
public static class RestatementFile
{
    static readonly string[] Titles = ["种类", "项目", "层级", "单位代码", "单位", "期间", "原值", "现值"];

    /// <exception cref="RunException">The file cannot be written, or its name says no kind that is known.</exception>
    public static void Write(Restatement restatement, string file)
    {
        if (file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            SheetWriter.Write(file, restatement.Rows.Count == 0 ? [Page("变动", [])] : [.. restatement.Rows.GroupBy(row => row.Kind).Select(kind => Page(kind.Key, kind))]);
        else if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            CsvText.Save(file, Csv(restatement), forExcel: true);
        else
            throw new RunException($"{file} 的扩展名应是 .xlsx 或 .csv");
    }

    static SheetPage Page(string name, IEnumerable<RestatedRow> rows) => new(name, [12, 30, 12, 16, 28, 12, 30, 30],
        [[.. Titles.Select(title => SheetCell.Of(title, SheetStyle.Header))], .. rows.Select(row => (IReadOnlyList<SheetCell>)[.. Cells(row).Select(text => SheetCell.Of(text, SheetStyle.Wrapped))])],
        FrozenRows: 1, Landscape: true);

    static StringBuilder Csv(Restatement restatement)
    {
        var text = new StringBuilder();
        CsvText.Row(text, Titles);
        foreach (var row in restatement.Rows)
            CsvText.Row(text, Cells(row));
        return text;
    }

    static string[] Cells(RestatedRow row) => [row.Kind, row.Item, row.Level, row.Code, row.Name, row.Period, row.Before, row.After];
}
