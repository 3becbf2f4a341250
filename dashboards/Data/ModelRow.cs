namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>How unusual a team's months are to the models together.</summary>
/// <param name="Month">The most unusual one.</param>
/// <param name="Reasons">What is unusual about it, each beside the peers' median.</param>
public sealed record ModelRow(string Team, string TeamName, string? InstitutionName, string UnitName, long Place, long TeamCount, string Month, string Reasons);
