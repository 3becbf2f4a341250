namespace FamilyDoctor.Analytics.Warehouse.Restating;

/// <summary>One thing that a later version says differently.</summary>
/// <param name="Kind">文件, 指标, 得分 or 实拨(元).</param>
/// <param name="Item">The file, the indicator's title, the scheme, or payer and line.</param>
/// <param name="Before">As shown; a figure with its numerator and denominator.</param>
public sealed record RestatedRow(string Kind, string Item, string Level, string Code, string Name, string Period, string Before, string After);
