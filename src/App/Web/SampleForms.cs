using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>Draws the contracts of a team that are verified, and notes what was found of each.</summary>
static class SampleForms
{
    public static void MapSampleForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/flags/sample", DrawAsync);
        app.MapPost("/flags/sample/answer", AnswerAsync);
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound>> DrawAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time, [FromForm] string team, CancellationToken cancel)
    {
        if (!reader.MayReview || query.Version is not { } version)
            return TypedResults.Forbid();
        if (!await TeamAccess.MayOpenAsync(query, team))
            return TypedResults.NotFound();
        if (!await db.SampledContracts.AnyAsync(row => row.Period == version.Period && row.Team == team, cancel))
        {
            var candidates = (await query.RowsAsync<SampleCandidate>("Flags.candidates", new { team })).ToDictionary(row => row.Contract, StringComparer.Ordinal);
            var seed = $"{version.Period}/{team}";
            var drawn = SampleDraw.Of(candidates.Keys, candidates.Values.Where(row => row.IsSuspect).Select(row => row.Contract).ToHashSet(StringComparer.Ordinal), seed);
            db.SampledContracts.AddRange(drawn.Select((item, place) => new SampledContract
            {
                Period = version.Period,
                Team = team,
                Contract = item.Contract,
                Person = candidates[item.Contract].Person,
                IsRandom = item.IsRandom,
                Ordinal = place + 1,
                Version = version.Version,
            }));
            db.Record(reader.Name, "抽取核查名单", $"{team}：{drawn.Count} 份，随机 {drawn.Count(item => item.IsRandom)} 份，种子 {seed}，版本 {version.Version}", time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancel);
        }

        return TypedResults.LocalRedirect($"/flags/teams/{team}/sample");
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound, BadRequest<string>>> AnswerAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time,
        [FromForm] string team, [FromForm] string contract, [FromForm] string answer, [FromForm] string method, CancellationToken cancel)
    {
        if (!reader.MayReview || query.Version is not { } version)
            return TypedResults.Forbid();
        if (!await TeamAccess.MayOpenAsync(query, team)
            || !await db.SampledContracts.AnyAsync(row => row.Period == version.Period && row.Team == team && row.Contract == contract, cancel))
            return TypedResults.NotFound();
        if (!Samples.Answers.Contains(answer) || !Samples.Methods.Contains(method))
            return TypedResults.BadRequest("回答和方式要从列表里选。");
        db.SampleAnswers.Add(new SampleAnswer { Period = version.Period, Contract = contract, Answer = answer, Method = method, Account = reader.Name, At = time.GetUtcNow().UtcDateTime });
        db.Record(reader.Name, "核查结果", $"{version.Period} {team} {contract}：{answer}（{method}）", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect($"/flags/teams/{team}/sample#{contract}");
    }
}
