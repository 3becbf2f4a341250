using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>The sheet 得分: every node with the numbers it is made of and the formula that makes its score of them.</summary>
sealed class ScoreSheet
{
    const int FirstNode = 5;
    const int Columns = 11;

    static readonly string[] Headers = ["维度、指标", "计分规则", "分子", "分母", "数值", "目标", "分值", "可得分值", "未取整得分", "得分", "说明"];

    readonly StatementCard _card;
    readonly IReadOnlyList<ScoredNode> _nodes;
    readonly Dictionary<string, int> _rows;

    public ScoreSheet(string name, StatementCard card)
    {
        (Name, _card, _nodes) = (name, card, [.. card.Score.Card.AllNodes()]);
        _rows = _nodes.Select((node, i) => (node.Key, Row: FirstNode + i)).ToDictionary(node => node.Key, node => node.Row, StringComparer.Ordinal);
    }

    public string Name { get; }

    Scorecard Card => _card.Score.Card;

    int TotalRow => FirstNode + _nodes.Count;

    int GradeRow => FinalRow + 1;

    int CoefficientRow => FinalRow + 2;

    // findings have a row of their own below the total
    int FinalRow => TotalRow + (Card.Adjustments.Count > 0 ? 1 : 0);

    /// <summary>Where the coefficient stands, for formulas of other sheets.</summary>
    public string CoefficientCell => $"'{Name}'!$J${CoefficientRow.ToString(CultureInfo.InvariantCulture)}";

    public SheetPage Page(TeamStatement statement)
    {
        var bands = new BandTable(Card, CoefficientRow + 2);
        return new(
            Name, [26, 34, 12, 12, 11, 10, 8, 10, 12, 12, 44],
            [
                [SheetCell.Of($"{statement.Team.TeamName}对账单：得分", SheetStyle.Title)],
                [SheetCell.Of(Lead.Of(statement))],
                [SheetCell.Of($"方案：{Prose.Of(Card.Scheme.Title)}。分子、分母、目标、分值可以改，得分、总分、等次、系数和应拨随之重算；缺项如何分摊以算分时为准。")],
                [.. Headers.Select(header => SheetCell.Of(header, SheetStyle.Header))],
                .. _nodes.Select(Row),
                TotalCells(),
                .. Card.Adjustments.Count > 0 ? (IReadOnlyList<SheetCell>[])[Line("加减分后总分", SheetCell.Of(Card.Total, SheetStyle.StrongPoints), Prose.Of(string.Join(";", Card.Explanation.Points ?? "")))] : [],
                Line("等次", GradeCell(bands), Card.Veto is { } veto ? $"一票否决：{veto.Reason}" : _card.Rank is { } rank ? $"名次 {rank} / {_card.Ranked}" : $"不参与排名：{Prose.Of(_card.UnrankedReason)}"),
                Line("系数", CoefficientCells(bands), Card.Coefficient is null ? "本方案不定系数" : null),
                [],
                .. bands.Rows,
            ],
            FrozenRows: 4, Landscape: true);
    }

    IReadOnlyList<SheetCell> Row(ScoredNode node)
    {
        var measure = node.Definition as Measure;
        var value = node.Value is { State: ValueState.Value } known ? known : (IndicatorValue?)null;
        var row = _rows[node.Key];
        var explanation = node.Explanation;
        var share = measure is { Kind: not ValueKind.Mean };
        var indent = new string('\u3000', Depth(node.Key, Card.Roots, 0));
        return
        [
            SheetCell.Of(indent + node.Title, measure is null ? SheetStyle.Strong : SheetStyle.Wrapped),
            SheetCell.Of(Prose.Of(explanation.Rule), SheetStyle.Wrapped),
            SheetCell.Of(value?.Numerator), SheetCell.Of(value?.Denominator),
            SheetFormula.Value(node, quantity => Cell(quantity, row)) is { } rate
                ? SheetCell.Computed(rate, node.FoundValue, share ? SheetStyle.Percent : SheetStyle.Number)
                : SheetCell.Of(Prose.Of(node.Reason), SheetStyle.Wrapped),
            SheetCell.Of(measure?.Rule.Goal, share ? SheetStyle.Percent : SheetStyle.Number),
            SheetCell.Of(node.MaxPoints), SheetCell.Of(node.EffectivePoints),
            Exact(node, row),
            node.Score is { } score
                ? SheetCell.Computed(SheetFormula.Rounded(At('I', row), node.Rounding), score, measure is null ? SheetStyle.StrongPoints : SheetStyle.Points)
                : SheetCell.Of("不计", SheetStyle.Wrapped),
            SheetCell.Of(Note(node, explanation), SheetStyle.Wrapped),
        ];
    }

    SheetCell Exact(ScoredNode node, int row) => node.Score is null ? SheetCell.Of((decimal?)null)
        : SheetFormula.Score(node, quantity => Cell(quantity, row)) is { } formula ? SheetCell.Computed(formula, node.Score)
        : node.Score == 0 ? SheetCell.Of(0m) : SheetCell.Computed(At('H', row), node.Score);

    IReadOnlyList<SheetCell> TotalCells()
    {
        var formula = SheetFormula.Total(Card, quantity => Cell(quantity, TotalRow));
        return
        [
            SheetCell.Of("总分", SheetStyle.Strong), SheetCell.Of(Prose.Of(Card.Explanation.Rule), SheetStyle.Wrapped), .. Enumerable.Repeat(SheetCell.Of((decimal?)null), 4),
            SheetCell.Of(Card.Scheme.DeclaredSum), SheetCell.Of(Card.Scheme.DeclaredSum),
            formula is null ? SheetCell.Of((decimal?)null) : SheetCell.Computed(formula, Card.UnadjustedTotal),
            formula is null ? SheetCell.Of("无得分", SheetStyle.Strong) : SheetCell.Computed(SheetFormula.Rounded(At('I', TotalRow), Card.Scheme.TotalRounding), Card.UnadjustedTotal, SheetStyle.StrongPoints),
            SheetCell.Of(Prose.Of($"{Card.Explanation.Ground};{Card.Scheme.TotalRounding.Text}"), SheetStyle.Wrapped),
        ];
    }

    SheetCell GradeCell(BandTable bands) => Card.Grade is null || Card.Veto is not null || Card.Total is null ? SheetCell.Of(Card.Grade, SheetStyle.Strong)
        : SheetCell.Computed(bands.Grade(At('J', FinalRow)), Card.Grade, SheetStyle.Strong);

    SheetCell CoefficientCells(BandTable bands) => Card.Coefficient is null ? SheetCell.Of((decimal?)null)
        : SheetCell.Computed(
            Card.Scheme.Continuous is { } rule ? SheetFormula.Coefficient(rule, At('J', FinalRow), At('G', TotalRow)) : bands.Coefficient(At('J', FinalRow)),
            Card.Coefficient, SheetStyle.StrongPoints);

    static IReadOnlyList<SheetCell> Line(string title, SheetCell result, string? note) =>
        [SheetCell.Of(title, SheetStyle.Strong), .. Enumerable.Repeat(SheetCell.Of((decimal?)null), Columns - 3), result, SheetCell.Of(note, SheetStyle.Wrapped)];

    string Note(ScoredNode node, Explanation explanation)
    {
        var mark = node.Definition is Measure measure ? _card.Score.Team.Measured.Marks.GetValueOrDefault(measure.Indicator) : null;
        return string.Join("。", new[] { explanation.Ground, explanation.Points, explanation.Rounding, mark }.OfType<string>().Where(text => text.Length > 0).Select(Prose.Of));
    }

    string? Cell(NamedQuantity quantity, int row) => quantity switch
    {
        { Node: { } below } => quantity.Name switch
        {
            NamedQuantity.Score => At('J', _rows[below]),
            NamedQuantity.Exact => At('I', _rows[below]),
            NamedQuantity.ItsPoints => At('H', _rows[below]),
            _ => null,
        },
        { IsGoal: true } => At('F', row),
        { Name: NamedQuantity.Numerator } => At('C', row),
        { Name: NamedQuantity.Denominator } => At('D', row),
        { Name: NamedQuantity.Value } => At('E', row),
        { Name: NamedQuantity.Declared } => At('G', row),
        { Name: NamedQuantity.Points } => At('H', row),
        _ => null,
    };

    static int Depth(string key, IReadOnlyList<ScoredNode> nodes, int depth) =>
        nodes.Any(node => node.Key == key) ? depth : nodes.Max(node => node.Children.Count == 0 ? 0 : Depth(key, node.Children, depth + 1));

    static string At(char column, int row) => column + row.ToString(CultureInfo.InvariantCulture);
}
