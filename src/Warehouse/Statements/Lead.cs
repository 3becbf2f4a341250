namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>The line below the title of every sheet: whose statement, of which period and version.</summary>
static class Lead
{
    public static string Of(TeamStatement statement) => string.Join("  ", new[]
    {
        statement.Team.UnitName, statement.Team.InstitutionName, $"编号 {statement.Team.Team}", $"考核期 {statement.Version.Period}",
        FormattableString.Invariant($"截至 {statement.Version.AsOf.AddDays(-1):yyyy-MM-dd}"), $"数据版本 {statement.Version.Version}",
    }.OfType<string>());
}
