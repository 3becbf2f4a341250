namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>One cell to be written. Text stays text, whatever it begins with: only <see cref="Computed(string, decimal?, SheetStyle)"/> makes a formula.</summary>
public sealed record SheetCell
{
    public static readonly SheetCell Empty = new();

    SheetCell()
    {
    }

    public string? Text { get; private init; }

    public decimal? Number { get; private init; }

    /// <summary>Without the equals sign; null for a cell that holds what it shows.</summary>
    public string? Formula { get; private init; }

    public SheetStyle Style { get; private init; }

    public static SheetCell Of(string? text, SheetStyle style = SheetStyle.Plain) => new() { Text = text, Style = style };

    public static SheetCell Of(decimal? number, SheetStyle style = SheetStyle.Number) => new() { Number = number, Style = style };

    /// <param name="day">1900-03-01 or later: before it spreadsheets disagree about the calendar.</param>
    public static SheetCell Of(DateOnly? day) => new() { Number = day?.DayNumber - new DateOnly(1899, 12, 30).DayNumber, Style = SheetStyle.Date };

    /// <param name="formula">Without the equals sign, in English function names; never made of text from outside.</param>
    /// <param name="result">What it comes to, shown until the program that opens the file computes it anew.</param>
    public static SheetCell Computed(string formula, decimal? result, SheetStyle style = SheetStyle.Number) => new() { Formula = formula, Number = result, Style = style };

    /// <inheritdoc cref="Computed(string, decimal?, SheetStyle)"/>
    public static SheetCell Computed(string formula, string? result, SheetStyle style = SheetStyle.Plain) => new() { Formula = formula, Text = result, Style = style };
}
