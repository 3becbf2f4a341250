namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>
/// One step that a person took with a flag: 核查, 申辩, 结论, 整改 or 复查. The database refuses to change or delete one; what holds is the latest. It is about the detector's
/// view of an entity in a period, not about a version, so that it outlives every rebuild.
/// </summary>
public sealed class CaseStep
{
    public long Id { get; init; }

    public required string Period { get; init; }

    /// <summary>As the warehouse names flags: detector, kind of entity, entity.</summary>
    public required string Flag { get; init; }

    public string? Team { get; init; }

    public required string Step { get; init; }

    /// <summary>属实, 有正当原因 or 不能认定 of a 结论; null for every other step.</summary>
    public string? Verdict { get; init; }

    public required string Text { get; init; }

    public required string Account { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The version whose numbers the person looked at.</summary>
    public required string Version { get; init; }
}
