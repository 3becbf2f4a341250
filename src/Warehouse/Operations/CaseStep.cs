namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>
/// One step that a person took with a flag: 核查, 申辩, 结论, 整改 or 复查; or with all flags of a team: 指派. The database refuses to change or delete one; what holds is the latest. It is about the detector's
/// view of an entity in a period, not about a version, so that it outlives every rebuild.
/// </summary>
public sealed class CaseStep
{
    public long Id { get; init; }

    public required string Period { get; init; }

    /// <summary>As the warehouse names flags: detector, kind of entity, entity. For 指派 the team's case, which no flag is named like.</summary>
    public required string Flag { get; init; }

    public string? Team { get; init; }

    public required string Step { get; init; }

    /// <summary>属实, 有正当原因 or 不能认定 of a 结论; null for every other step.</summary>
    public string? Verdict { get; init; }

    /// <summary>The account that a 指派 gives the case to; null where it takes it back, and for every other step.</summary>
    public string? Assignee { get; init; }

    public required string Text { get; init; }

    public required string Account { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The version whose numbers the person looked at.</summary>
    public required string Version { get; init; }
}
