namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>A warehouse version that no run may remove: a report or a decision names it.</summary>
public sealed class KeptVersion
{
    public required string Version { get; init; }

    public required string Reason { get; init; }

    public required string Account { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
