namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>The door that every page about one team goes through.</summary>
public static class TeamAccess
{
    /// <summary>False when the version knows no such team.</summary>
    /// <exception cref="Accounts.OutOfScopeException">The team belongs to others.</exception>
    public static async Task<bool> MayOpenAsync(PageQuery query, string team)
    {
        if (await query.RowAsync<TeamPlace>("Team.place", new { team }) is not { } place)
            return false;
        query.Require(place.Unit, place.Institution);
        return true;
    }
}
