namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>Who did what, when. The database refuses to change or delete one.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Name of the account; for a failed sign-in, the name that was tried.</summary>
    public required string Account { get; init; }

    public required string What { get; init; }

    public required string Detail { get; init; }
}
