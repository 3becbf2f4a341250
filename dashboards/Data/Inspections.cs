using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.EntityFrameworkCore;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>双随机: who may be drawn, and the draws of a period.</summary>
public static class Inspections
{
    /// <summary>Accounts that may inspect every team of a unit, or of the city where it is null.</summary>
    public static async Task<IReadOnlyList<Account>> InspectorsAsync(OperationsDb db, string? unit, CancellationToken cancel = default) =>
        [.. (await db.Accounts.AsNoTracking().Where(account => account.Role == AccountRole.Inspector && !account.IsDisabled).OrderBy(account => account.Name).ToListAsync(cancel))
            .Where(account => account.Scope.IsCity || account.Scope == new ReaderScope(ScopeKind.Unit, unit ?? ""))];

    /// <summary>The draws of a period, the latest first.</summary>
    public static async Task<IReadOnlyList<DrawnInspections>> OfAsync(OperationsDb db, string period, CancellationToken cancel = default) =>
        await db.InspectionDraws.AsNoTracking().Include(draw => draw.Drawn.OrderBy(drawn => drawn.Ordinal)).Where(draw => draw.Period == period).OrderByDescending(draw => draw.Id).ToListAsync(cancel);

    /// <summary>Draws, and keeps with the result all that it takes to draw again.</summary>
    /// <returns>Not yet written.</returns>
    public static DrawnInspections Draw(
        string period, string version, string? unit, string seed, int count, IReadOnlyCollection<string> inspectors, IReadOnlyCollection<string> teams, string account, DateTime at) => new()
        {
            Period = period,
            Version = version,
            Unit = unit,
            Seed = seed,
            Count = count,
            Inspectors = Joined(inspectors),
            Teams = Joined(teams),
            Account = account,
            At = at,
            Drawn = [.. InspectionDraw.Of(inspectors, teams, count, seed).Select((visit, place) => new DrawnInspection { Ordinal = place + 1, Team = visit.Team, First = visit.First, Second = visit.Second })],
        };

    /// <summary>Whether drawing again by seed and lists gives what is kept.</summary>
    public static bool IsTheSameAgain(DrawnInspections draw) =>
        InspectionDraw.Of(Split(draw.Inspectors), Split(draw.Teams), draw.Count, draw.Seed).SequenceEqual(draw.Drawn.OrderBy(drawn => drawn.Ordinal).Select(drawn => (drawn.Team, drawn.First, drawn.Second)));

    public static IReadOnlyList<string> Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static string Joined(IEnumerable<string> codes) => string.Join(' ', codes.Order(StringComparer.Ordinal));
}
