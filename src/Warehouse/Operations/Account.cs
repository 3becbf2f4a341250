namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>A person who signs in. Accounts are disabled, never deleted: the audit trail names them.</summary>
public sealed class Account
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string DisplayName { get; set; }

    public required AccountRole Role { get; set; }

    public required ScopeKind ScopeKind { get; set; }

    /// <summary>Empty for the city.</summary>
    public required string ScopeCode { get; set; }

    public required string PasswordHash { get; set; }

    /// <summary>Changes with password, role and scope, and so ends sessions that began before.</summary>
    public required string SecurityStamp { get; set; }

    public bool IsDisabled { get; set; }

    public required DateTime CreatedAt { get; init; }

    public ReaderScope Scope => new(ScopeKind, ScopeCode);
}
