using System.Globalization;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>The sheet 发放: every line with heads, price, coefficient, the formula of what is due, and what is paid of it.</summary>
sealed class PayoutSheet(TeamStatement statement, IReadOnlyDictionary<string, string> coefficientCells)
{
    public const string Name = "发放";
    const int First = 4;

    static readonly string[] Headers = ["费用项", "筹资方", "数量", "单位", "除以", "单价（元）", "系数", "应拨（元）", "实拨（元）", "缺口（元）", "说明"];

    public SheetPage Page()
    {
        var rows = new List<IReadOnlyList<SheetCell>>();
        foreach (var line in statement.Lines)
            Add(rows, line);
        var last = First + rows.Count - 1;
        rows.Add([SheetCell.Of("合计", SheetStyle.Strong), .. Blank(6), Sum('H', last, statement.EarnedFen), Sum('I', last, statement.PaidFen), Sum('J', last, statement.ShortfallFen), SheetCell.Of(statement.SuspendedFen > 0 ? $"其中暂停拨付 {Fen.Text(statement.SuspendedFen)}" : null, SheetStyle.Wrapped)]);
        rows.Add([SheetCell.Of("应拨大写", SheetStyle.Strong), SheetCell.Of(CapitalAmount.Of(statement.EarnedFen))]);
        rows.Add([SheetCell.Of("实拨大写", SheetStyle.Strong), SheetCell.Of(CapitalAmount.Of(statement.PaidFen))]);
        return new(
            Name, [26, 16, 12, 8, 7, 11, 9, 14, 14, 12, 60],
            [
                [SheetCell.Of($"{statement.Team.TeamName}对账单：签约服务费", SheetStyle.Title)],
                [SheetCell.Of(Lead.Of(statement))],
                [.. Headers.Select(header => SheetCell.Of(header, SheetStyle.Header))],
                .. rows,
                [],
                .. Entries(First + rows.Count + 1),
            ],
            FrozenRows: 3, Landscape: true);
    }

    void Add(List<IReadOnlyList<SheetCell>> rows, StatementLine line)
    {
        IReadOnlyList<EarnedPart> parts = [.. line.Earned.Parts.Select(part => Shown(line.Paid.Line.Rule, part))];
        var several = parts.Count > 1;
        var at = First + rows.Count;
        if (several)
        {
            for (var i = 0; i < parts.Count; i++)
                rows.Add([SheetCell.Of($"\u3000其中第 {i + 1} 项", SheetStyle.Wrapped), SheetCell.Of(line.Account.Title, SheetStyle.Wrapped), .. Quantity(parts[i]), .. Blank(5)]);
        }

        var row = First + rows.Count;
        var settled = line.Paid.Settled;
        var cells = parts.Select((part, i) => (part, At('C', at + i), At('F', at + i))).ToList();
        var formula = parts.Count == 0 ? "0" : EarnedFormula.Yuan(cells, At('G', row), Places(line));
        rows.Add(
        [
            SheetCell.Of(Prose.Of(line.Paid.Line.Title), several ? SheetStyle.Strong : SheetStyle.Wrapped), SheetCell.Of(line.Account.Title, SheetStyle.Wrapped),
            .. several || parts.Count == 0 ? Blank(4) : Quantity(parts[0]),
            Coefficient(line), SheetCell.Computed(formula, Fen.ToYuan(settled.Earned.EarnedFen), SheetStyle.Money),
            SheetCell.Of(Fen.ToYuan(settled.PaidFen), SheetStyle.Money), SheetCell.Of(Fen.ToYuan(settled.ShortfallFen), SheetStyle.Money),
            SheetCell.Of(PaidWords.Of(line), SheetStyle.Wrapped),
        ]);
    }

    // whole persons as persons, months as months
    static EarnedPart Shown(PayoutRule rule, EarnedPart part) =>
        part.Per == 1 ? part
        : rule is PerHead { Basis: PayoutBasis.YearEnd } or PerHeadByGrade { Basis: PayoutBasis.YearEnd } or PerHeadByGroup { Basis: PayoutBasis.YearEnd } && part.Quantity % part.Per == 0
            ? part with { Quantity = part.Quantity / part.Per, Per = 1 }
            : part with { Unit = part.Unit + "月" };

    static SheetCell[] Quantity(EarnedPart part) =>
        [SheetCell.Of(part.Quantity), SheetCell.Of(part.Unit, SheetStyle.Wrapped), SheetCell.Of((decimal)part.Per), SheetCell.Of(Fen.ToYuan(part.PriceFen), SheetStyle.Money)];

    SheetCell Coefficient(StatementLine line)
    {
        var own = statement.Cards.FirstOrDefault(card => card.Definition.Scheme.Id == line.Definition.Scheme.Id)?.Score.Card.Coefficient;
        var follows = line.Paid.Line is { ScoreLinked: true, Rule: PerHead or PerHeadByGroup or Capitation or Received or PerService { Quality: null } };
        return follows && own == line.Earned.Coefficient && coefficientCells.TryGetValue(line.Definition.Scheme.Id, out var cell)
            ? SheetCell.Computed(cell, own)
            : SheetCell.Of(line.Earned.Coefficient);
    }

    static int Places(StatementLine line) => line.Definition.Scheme.Bands.Select(band => band.Coefficient ?? 0).Append(line.Earned.Coefficient).Max(EarnedFormula.Places) is var places
        && line.Definition.Scheme.Continuous is { } rule ? Math.Max(places, rule.Places) : places;

    List<IReadOnlyList<SheetCell>> Entries(int row)
    {
        var entries = statement.Lines.SelectMany(line => line.Paid.Entries.Select(entry => (line, entry))).ToList();
        List<IReadOnlyList<SheetCell>> rows = [[.. new[] { "实拨分笔", "收款方", "笔", "", "", "", "", "", "金额（元）" }.Select(header => SheetCell.Of(header, SheetStyle.Header))]];
        foreach (var (line, entry) in entries)
        {
            rows.Add(
            [
                SheetCell.Of(Prose.Of(line.Paid.Line.Title), SheetStyle.Wrapped), SheetCell.Of(entry.Entity, SheetStyle.Wrapped),
                SheetCell.Of(PaidWords.Part(entry.Line[line.Paid.Line.Line.Length..]), SheetStyle.Wrapped), .. Blank(5), SheetCell.Of(Fen.ToYuan(entry.AmountFen), SheetStyle.Money),
            ]);
        }

        if (entries.Count > 0)
            rows.Add([SheetCell.Of("合计", SheetStyle.Strong), .. Blank(7), SheetCell.Computed($"SUM({At('I', row + 1)}:{At('I', row + entries.Count)})", Fen.ToYuan(statement.PaidFen), SheetStyle.StrongMoney)]);
        return rows;
    }

    static SheetCell Sum(char column, int last, long fen) => last < First
        ? SheetCell.Of(0m, SheetStyle.StrongMoney)
        : SheetCell.Computed($"SUM({At(column, First)}:{At(column, last)})", Fen.ToYuan(fen), SheetStyle.StrongMoney);

    static IEnumerable<SheetCell> Blank(int count) => Enumerable.Repeat(SheetCell.Of((decimal?)null), count);

    static string At(char column, int row) => column + row.ToString(CultureInfo.InvariantCulture);
}
