namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>How a cell looks; the order is that of the cell formats in the file.</summary>
public enum SheetStyle
{
    Plain,
    Title,
    Header,
    Wrapped,
    Strong,

    /// <summary>As many places as the number has.</summary>
    Number,

    /// <summary>Whole, grouped in thousands.</summary>
    Count,

    /// <summary>In yuan, two places.</summary>
    Money,

    /// <summary>A share of one, shown in percent.</summary>
    Percent,

    /// <summary>Points, two to six places.</summary>
    Points,
    Date,
    StrongMoney,
    StrongPoints,

    /// <summary>A number that a reader may change.</summary>
    Input,
    InputPercent,
    InputMoney,
}
