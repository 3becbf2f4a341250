using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Statements;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>Statements of the published version, computed once for all teams.</summary>
public static class StatementPages
{
    /// <summary>The statement, or in one sentence why there is none; whether the reader may see the team is asked before.</summary>
    public static async Task<(TeamStatement? Statement, string? Reason)> FindAsync(PageQuery query, string team)
    {
        try
        {
            var published = await query.PublishedAsync();
            var book = await query.ComputeAsync("statements", version => StatementBook.Read(version, published));
            return (book.Of(team), null);
        }
        catch (RunException none)
        {
            return (null, none.Message);
        }
    }
}
