using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Dashboards.Shared;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>双随机: teams and inspectors are drawn by a seed, and the draw stays.</summary>
static class InspectionForms
{
    const int LongestSeed = 40;

    public static void MapInspectionForms(this IEndpointRouteBuilder app) => app.MapPost("/flags/inspections", DrawAsync);

    static async Task<Results<RedirectHttpResult, ForbidHttpResult>> DrawAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time, [FromForm] string? unit, [FromForm] int count, [FromForm] string seed, CancellationToken cancel)
    {
        if (!reader.MayReview || query.Version is not { } version)
            return TypedResults.Forbid();
        var of = !string.IsNullOrEmpty(unit) ? unit : reader.Scope.Kind == ScopeKind.Unit ? reader.Scope.Code : null;
        var teams = (await query.RowsAsync<NamedTeam>("Flags.team_names")).Where(team => of is null || team.Unit == of).Select(team => team.Team).ToList();
        var inspectors = (await Inspections.InspectorsAsync(db, of, cancel)).Select(account => account.Name).ToList();
        var fault = inspectors.Count < InspectionDraw.InspectorsPerTeam ? "inspectors"
            : count < 1 || count > teams.Count ? "count"
            : seed.Trim().Length is 0 or > LongestSeed ? "seed"
            : null;
        if (fault is not null)
            return TypedResults.LocalRedirect(LocalUrl.With("/flags/checks", ("fault", fault)));
        var draw = Inspections.Draw(version.Period, version.Version, of, seed.Trim(), count, inspectors, teams, reader.Name, time.GetUtcNow().UtcDateTime);
        db.InspectionDraws.Add(draw);
        db.Record(reader.Name, "双随机抽取", $"{version.Period} {of ?? "全部"}：从 {teams.Count} 支团队、{inspectors.Count} 个账号里抽 {count} 支，种子 {draw.Seed}，版本 {version.Version}", draw.At);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect("/flags/checks#draws");
    }
}
