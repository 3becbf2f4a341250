namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>What a place is called and where it lies.</summary>
public sealed record PlaceName(string Level, string Code, string Name, string? Unit, string? UnitName, string? Institution, string? InstitutionName)
{
    public Place Place => new(Level, Code);
}
