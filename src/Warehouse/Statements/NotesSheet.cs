using System.Globalization;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>The sheet 说明: where everything comes from.</summary>
static class NotesSheet
{
    public const string Name = "说明";

    public static SheetPage Page(TeamStatement statement) => new(
        Name, [26, 40, 22, 60, 50],
        [
            [SheetCell.Of($"{statement.Team.TeamName}对账单：说明", SheetStyle.Title)],
            .. Facts(statement).Select(fact => (IReadOnlyList<SheetCell>)[SheetCell.Of(fact.Name, SheetStyle.Strong), SheetCell.Of(Prose.Of(fact.Text), SheetStyle.Wrapped)]),
            [],
            Header("维度、指标", "方案文件与行", "指标编号", "口径", "依据与数据"),
            .. statement.Cards.SelectMany(card => card.Score.Card.AllNodes().Select(node => Node(statement, node))),
            [],
            Header("数据来源", "来源编号", "当前文件", "入库行数（全市）"),
            .. statement.Sources.Rows.Values.Select(row => (IReadOnlyList<SheetCell>)
                [SheetCell.Of(row.Title, SheetStyle.Wrapped), SheetCell.Of(row.Source, SheetStyle.Wrapped), SheetCell.Of((decimal)row.Files, SheetStyle.Count), SheetCell.Of((decimal)row.Rows, SheetStyle.Count)]),
        ],
        Landscape: true);

    static IEnumerable<(string Name, string Text)> Facts(TeamStatement statement)
    {
        yield return ("团队", $"{statement.Team.TeamName}(编号 {statement.Team.Team}),{statement.Team.InstitutionName},{statement.Team.UnitName}");
        yield return ("考核期", statement.Version.Period);
        yield return ("数据截至", Day(statement.Version.AsOf.AddDays(-1)));
        yield return ("数据版本", statement.Version.Version);
        yield return ("程序", statement.Version.Program);
        foreach (var scheme in statement.Cards.Select(card => card.Definition.Scheme).Concat(statement.Lines.Select(line => line.Definition.Scheme)).DistinctBy(scheme => scheme.Id))
            yield return ("方案", $"{scheme.Title},文件 {scheme.SourceFile}，{Day(scheme.ValidFrom)} 至 {Day(scheme.ValidTo)},来源:{scheme.Source.Document}");
        yield return ("钱的算法", "应拨 = 数量 × 单价 × 系数,每项四舍五入到分一次;预算不足时各团队按应拨的比例分,尾差按最大余额法;实拨 + 缺口 = 应拨");
    }

    static IReadOnlyList<SheetCell> Node(TeamStatement statement, Rules.Scoring.ScoredNode node)
    {
        var indicator = node.Definition is Measure measure ? statement.Sources.Indicators.GetValueOrDefault(measure.Indicator) : null;
        var sources = indicator?.Sources.Select(source => statement.Sources.Rows.GetValueOrDefault(source)).OfType<Explain.SourceRows>()
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Title} {row.Files} 个文件 {row.Rows} 行")) ?? [];
        return
        [
            SheetCell.Of(node.Title, node.Definition is Measure ? SheetStyle.Wrapped : SheetStyle.Strong), SheetCell.Of(node.Explanation.Place, SheetStyle.Wrapped),
            SheetCell.Of(indicator?.Id, SheetStyle.Wrapped), SheetCell.Of(Prose.Of(indicator?.Meaning), SheetStyle.Wrapped),
            SheetCell.Of(indicator is null ? null : Prose.Of($"{indicator.Source.Document}。数据:{string.Join("、", sources)}。定义文件 {indicator.File}"), SheetStyle.Wrapped),
        ];
    }

    static IReadOnlyList<SheetCell> Header(params string[] titles) => [.. titles.Select(title => SheetCell.Of(title, SheetStyle.Header))];

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
