namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>What a run assesses and up to when it looks.</summary>
/// <param name="AsOf">Events on or after this day do not exist.</param>
/// <param name="Period">2025, 2025H1, 2025Q3 or 2025-09.</param>
public sealed record RunScope(DateOnly AsOf, string Period);
