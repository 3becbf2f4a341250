namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>How many rows a declared check may find at fault, as somebody decided; who and when is in the audit trail.</summary>
public sealed class CheckLimit
{
    /// <summary>The table, as <c>core.teams</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The check's name in its file.</summary>
    public required string Check { get; init; }

    /// <summary>A number of rows, <c>12</c>, or a share of all rows, <c>0.5%</c>.</summary>
    public required string Allowed { get; set; }
}
