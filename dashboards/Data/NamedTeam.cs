namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>A team that the reader may see.</summary>
public sealed record NamedTeam(string Team, string TeamName, string? InstitutionName, string Unit, string? UnitName);
