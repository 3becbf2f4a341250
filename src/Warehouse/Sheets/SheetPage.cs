namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>One sheet of a workbook, printed on A4 as wide as the paper.</summary>
/// <param name="Name">At most 31 characters, without []:*?/\.</param>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="FrozenRows">Rows that stay in sight and are printed again on every sheet of paper; 0 for none.</param>
public sealed record SheetPage(string Name, IReadOnlyList<decimal> Widths, IReadOnlyList<IReadOnlyList<SheetCell>> Rows, int FrozenRows = 0, bool Landscape = false)
{
    /// <summary>Columns whose cells are filled from a list.</summary>
    public IReadOnlyList<SheetChoice> Choices { get; init; } = [];
}
