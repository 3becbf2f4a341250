using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Dashboards.Shared;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>核减: after a verdict 属实 a person decides that found contracts are not paid for, or takes it back. The decision is a file of the inbox; the next run takes it up.</summary>
static class CutForms
{
    const int LongestEvidence = 200;

    public static void MapCutForms(this IEndpointRouteBuilder app) => app.MapPost("/flags/cut", DecideAsync);

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound>> DecideAsync(
        Reader reader, PageQuery query, DataFolder data, OperationsDb db, TimeProvider time, [FromForm] string team, [FromForm] string evidence, [FromForm] string? withdraw, CancellationToken cancel)
    {
        if (!reader.MayEnter || query.Version is not { } version)
            return TypedResults.Forbid();
        if (!await TeamAccess.MayOpenAsync(query, team) || await query.RowAsync<TeamPlace>("Team.place", new { team }) is not { } place)
            return TypedResults.NotFound();
        var cut = await TeamCut.OfAsync(query, db, place.Unit, team, cancel);
        var fault = evidence.Trim().Length is 0 or > LongestEvidence ? "evidence"
            : withdraw is not null ? null
            : !(await Cases.OfAsync(db, version.Period, cancel)).IsConfirmed(team) || !cut.MayBeDecided ? "cut"
            : null;
        if (fault is not null)
            return TypedResults.LocalRedirect(LocalUrl.With($"/flags/teams/{team}", ("fault", fault)));
        var rows = (withdraw is null ? cut.Decision() : cut.Withdrawal()).ToList();
        HandEntry.Cut(data, version.Period, team, rows, evidence.Trim(), reader.DisplayName, time.GetUtcNow());
        var what = withdraw is null ? "核减" : "撤销核减";
        db.Record(reader.Name, what, $"{version.Period} {team}：{string.Join("、", rows.Where(row => !row.IsWithdrawn).Select(row => row.Contract))}，依据：{evidence.Trim()}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect(LocalUrl.With($"/flags/teams/{team}", ("done", what)) + "#cut");
    }
}
