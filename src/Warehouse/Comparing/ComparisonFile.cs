using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Comparing;

/// <summary>A comparison as a workbook: one row per difference, and how many of each cause.</summary>
public static class ComparisonFile
{
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Write(Comparison comparison, string file) => SheetWriter.Write(file,
    [
        new("差异", [16, 28, 20, 14, 14, 12, 16, 50],
            [
                Header("团队编号", "团队名称", "项目", "公布", "本系统", "相差", "可能原因", "说明"),
                .. comparison.Differences.Select(row => (IReadOnlyList<SheetCell>)
                [
                    Text(row.Team), Text(row.TeamName), Text(row.Item), Text(row.Published), Text(row.Ours), SheetCell.Of(row.More), Text(row.Cause.Text()), Text(row.Note),
                ]),
            ],
            FrozenRows: 1, Landscape: true),
        new("汇总", [24, 20, 12],
            [
                [SheetCell.Of($"数据版本 {comparison.Ours.Version}，方案 {comparison.Ours.Scheme.Title}，比较 {comparison.Compared} 处，不同 {comparison.Differences.Count} 处")],
                Header("项目", "可能原因", "处数"),
                .. Counts(comparison).Select(row => (IReadOnlyList<SheetCell>)[Text(row.Item), Text(row.Cause.Text()), SheetCell.Of((decimal)row.Count, SheetStyle.Count)]),
            ]),
    ]);

    /// <summary>Differences by what was compared and why it differs, in the order of the columns.</summary>
    public static IEnumerable<(string Item, Cause Cause, int Count)> Counts(Comparison comparison)
    {
        var order = comparison.Official.Columns.Select(column => column.Title).ToList();
        return comparison.Differences.GroupBy(row => (row.Item, row.Cause)).OrderBy(group => order.IndexOf(group.Key.Item)).ThenBy(group => group.Key.Cause)
            .Select(group => (group.Key.Item, group.Key.Cause, group.Count()));
    }

    static SheetCell Text(string text) => SheetCell.Of(Prose.Of(text), SheetStyle.Wrapped);

    static IReadOnlyList<SheetCell> Header(params string[] titles) => [.. titles.Select(title => SheetCell.Of(title, SheetStyle.Header))];
}
