namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>What a published version says of itself.</summary>
/// <param name="Version">Its name: a hash of what it was built from.</param>
/// <param name="AsOf">Events on or after this day do not exist in it.</param>
/// <param name="FirstMonth">First closed month, YYYY-MM; null when no month is closed.</param>
public sealed record WarehouseVersion(string Version, string Period, DateOnly AsOf, string Program, string? FirstMonth, string? LastMonth);
