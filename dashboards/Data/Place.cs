using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse.Operations;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>The whole city, an assessed unit, an institution or a team, as <c>indicators.values</c> names it.</summary>
public sealed record Place(string Level, string Code)
{
    public static readonly Place City = new("city", "");

    public bool IsCity => Level == "city";

    /// <summary>The level right below, whose places it is the sum of; null below a team.</summary>
    public string? Below => Level switch { "city" => "district", "district" => "institution", "institution" => "team", _ => null };

    public static string Title(string? level) => level switch
    {
        "city" => "全市",
        "district" => "区县",
        "institution" => "机构",
        _ => "团队",
    };

    /// <summary>All that the reader may see.</summary>
    public static Place Of(Reader reader) => reader.Scope.Kind switch
    {
        ScopeKind.City => City,
        ScopeKind.Unit => new Place("district", reader.Scope.Code),
        _ => new Place("institution", reader.Scope.Code),
    };

    /// <summary>The page that is about the place.</summary>
    public string? Href(string? period) => Level switch
    {
        "city" => Shared.LocalUrl.With("/", ("period", period)),
        "district" => Shared.LocalUrl.With($"/districts/{Code}", ("period", period)),
        "team" => $"/teams/{Code}",
        _ => null,
    };
}
