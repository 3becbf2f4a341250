using System.Globalization;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>The grades of a scheme as a table to look totals up in.</summary>
sealed class BandTable(Scorecard card, int firstRow)
{
    readonly IReadOnlyList<Band> _bands = [.. card.Scheme.Bands.OrderBy(band => SheetFormula.From(band, card.Scheme.TotalRounding))];

    public IEnumerable<IReadOnlyList<SheetCell>> Rows => _bands.Count == 0 ? [] :
    [
        [SheetCell.Of("等次", SheetStyle.Header), SheetCell.Of("总分范围", SheetStyle.Header), SheetCell.Of("从（分）", SheetStyle.Header), SheetCell.Of("系数", SheetStyle.Header)],
        .. _bands.Select(band => (IReadOnlyList<SheetCell>)
        [
            SheetCell.Of(band.Label, SheetStyle.Wrapped), SheetCell.Of(band.Range.ToString(), SheetStyle.Wrapped),
            SheetCell.Of(SheetFormula.From(band, card.Scheme.TotalRounding)), SheetCell.Of(band.Coefficient),
        ]),
    ];

    public string Grade(string total) => LookedUp('A', total);

    public string Coefficient(string total) => LookedUp('D', total);

    string LookedUp(char column, string total)
    {
        var rows = (First: firstRow + 1, Last: firstRow + _bands.Count);
        return string.Create(CultureInfo.InvariantCulture, $"INDEX(${column}${rows.First}:${column}${rows.Last},MATCH({total},$C${rows.First}:$C${rows.Last},1))");
    }
}
