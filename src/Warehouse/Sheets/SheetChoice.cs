namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>A list that the cells of a column are filled from; a program that opens the file refuses anything else.</summary>
/// <param name="Column">From 1.</param>
/// <param name="FirstRow">From 1.</param>
/// <param name="Options">Without commas and quotation marks, together at most 255 characters.</param>
public sealed record SheetChoice(int Column, int FirstRow, int LastRow, IReadOnlyList<string> Options);
