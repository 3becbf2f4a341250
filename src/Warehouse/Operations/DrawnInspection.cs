namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>A team that was drawn, with the two accounts that visit it.</summary>
public sealed class DrawnInspection
{
    /// <summary>The draw.</summary>
    public long Draw { get; init; }

    /// <summary>Its place in the draw, from 1.</summary>
    public required int Ordinal { get; init; }

    public required string Team { get; init; }

    public required string First { get; init; }

    public required string Second { get; init; }
}
