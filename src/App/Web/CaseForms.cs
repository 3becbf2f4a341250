using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Dashboards.Shared;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>Steps taken with a flag. None of them moves money: what does is decided by a person: a finding on 登记, or heads taken out by <see cref="CutForms"/>.</summary>
static class CaseForms
{
    const int LongestText = 1000;

    public static void MapCaseForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/flags/step", StepAsync);
        app.MapPost("/flags/assign", AssignAsync);
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound>> AssignAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time, [FromForm] string team, [FromForm] string? assignee, CancellationToken cancel)
    {
        if (!reader.MayReview || query.Version is not { } version)
            return TypedResults.Forbid();
        if (!await TeamAccess.MayOpenAsync(query, team) || await query.RowAsync<TeamPlace>("Team.place", new { team }) is not { } place)
            return TypedResults.NotFound();
        // an empty one takes the case back
        var to = string.IsNullOrEmpty(assignee) ? null : assignee;
        if (to is not null && (await Inspections.InspectorsAsync(db, place.Unit, cancel)).All(account => account.Name != to))
            return TypedResults.NotFound();
        db.CaseSteps.Add(new CaseStep
        {
            Period = version.Period,
            Flag = Cases.NameOf(team),
            Team = team,
            Step = Cases.Assignment,
            Assignee = to,
            Text = "",
            Account = reader.Name,
            At = time.GetUtcNow().UtcDateTime,
            Version = version.Version,
        });
        db.Record(reader.Name, "疑点指派", $"{version.Period} {team}：{to ?? "不再指派"}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect(LocalUrl.With($"/flags/teams/{team}", ("done", Cases.Assignment)));
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound>> StepAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time,
        [FromForm] string flag, [FromForm] string step, [FromForm] string text, [FromForm] string? verdict, CancellationToken cancel)
    {
        if (query.Version is not { } version)
            return TypedResults.Forbid();
        // a flag of another scope is as unknown as one that never was
        if (await query.RowAsync<FlagHead>("Flags.flag", new { flag }) is not { } known)
            return TypedResults.NotFound();
        var cases = await Cases.OfAsync(db, version.Period, cancel);
        if (!cases.Next(flag, reader).Contains(step))
            return TypedResults.Forbid();
        var back = known.Team is { } team ? $"/flags/teams/{team}" : "/flags";
        var isConclusion = step == Cases.Conclusion;
        if (text.Trim().Length is 0 or > LongestText || (isConclusion && !Cases.Verdicts.Contains(verdict)))
            return TypedResults.LocalRedirect(LocalUrl.With(back, ("fault", text.Trim().Length == 0 ? "text" : "verdict")));
        db.CaseSteps.Add(new CaseStep
        {
            Period = version.Period,
            Flag = flag,
            Team = known.Team,
            Step = step,
            Verdict = isConclusion ? verdict : null,
            Text = text.Trim(),
            Account = reader.Name,
            At = time.GetUtcNow().UtcDateTime,
            Version = version.Version,
        });
        db.Record(reader.Name, $"疑点{step}", $"{version.Period} {flag}{(isConclusion ? " " + verdict : "")}：{text.Trim()}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect(LocalUrl.With(back, ("done", step)) + "#" + FlagHead.Anchor(flag));
    }
}
