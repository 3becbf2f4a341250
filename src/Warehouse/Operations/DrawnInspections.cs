namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>One draw of teams and inspectors (双随机), with all that is needed to draw it again. The database refuses to change or delete one.</summary>
public sealed class DrawnInspections
{
    public long Id { get; init; }

    public required string Period { get; init; }

    /// <summary>The assessed unit whose teams were drawn from; null for all that the account may see.</summary>
    public string? Unit { get; init; }

    public required string Seed { get; init; }

    /// <summary>How many teams.</summary>
    public required int Count { get; init; }

    /// <summary>Accounts that were drawn from, separated by spaces.</summary>
    public required string Inspectors { get; init; }

    /// <summary>Teams that were drawn from, separated by spaces.</summary>
    public required string Teams { get; init; }

    public required string Account { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The version that the teams were taken from.</summary>
    public required string Version { get; init; }

    public required List<DrawnInspection> Drawn { get; init; }
}
