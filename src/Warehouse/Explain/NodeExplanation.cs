using System.Globalization;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Explain;

/// <summary>Files and rows of one source that stand behind a figure.</summary>
public sealed record SourceRows(string Source, string Title, long Files, long Rows);

/// <summary>How one figure of one team came about, for a page or the command line.</summary>
/// <param name="Steps">Rules' own account of the score; null for a payout.</param>
/// <param name="Results">Further lines: the grade of a total, every step of a payout.</param>
/// <param name="Parts">Keys and titles of the nodes that are added up; empty for a measure.</param>
/// <param name="Indicator">The definition behind a measure.</param>
/// <param name="Mark">Why the value is not the team's own.</param>
/// <param name="Excluded">Counted units that the definition leaves out.</param>
public sealed record NodeExplanation(
    string Team,
    string Period,
    string Scheme,
    string Title,
    Explanation? Steps,
    IReadOnlyList<string> Results,
    IReadOnlyList<(string Key, string Title)> Parts,
    IndicatorFile? Indicator,
    string? Mark,
    decimal? Excluded,
    IReadOnlyList<SourceRows> Sources)
{
    /// <summary>All of it as text, one step per line.</summary>
    public IReadOnlyList<string> Lines =>
    [
        $"团队 {Team},考核期 {Period},方案 {Scheme}",
        .. Steps?.Lines ?? [],
        .. Results,
        .. Mark is null ? [] : (string[])["注:" + Mark],
        .. Excluded > 0 ? (string[])[string.Create(CultureInfo.InvariantCulture, $"另有排除 {Excluded:0} {Indicator?.Unit}")] : [],
        .. Indicator is null ? [] : (string[])[$"口径:{Indicator.Meaning}(定义 {Indicator.File})"],
        .. Sources.Select(source => string.Create(CultureInfo.InvariantCulture, $"数据:{source.Title} {source.Files:N0} 个文件,入库 {source.Rows:N0} 行")),
    ];
}
