using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>What people decide about checks and versions: it holds at once, and each decision is a line of the audit.</summary>
static class CareForms
{
    const int LongestReason = 200;

    public static void MapCareForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/runs/quality/limit", LimitAsync);
        app.MapPost("/runs/versions/keep", KeepAsync);
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound>> LimitAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time,
        [FromForm] string model, [FromForm] string check, [FromForm] string allowed, [FromForm] string reason, CancellationToken cancel)
    {
        if (!reader.MayLimitChecks || query.Version is null)
            return TypedResults.Forbid();
        if ((await query.DefinitionsAsync()).Models.FirstOrDefault(known => known.FullName == model)?.Checks.All(known => known.Name != check) ?? true)
            return TypedResults.NotFound();
        var (limit, why) = (allowed.Trim().Replace('％', '%'), reason.Trim());
        if (!CheckLimits.IsLimit(limit))
            return TypedResults.LocalRedirect("/runs/quality?fault=limit");
        if (why.Length is 0 or > LongestReason)
            return TypedResults.LocalRedirect("/runs/quality?fault=reason");
        if (await db.CheckLimits.FindAsync([model, check], cancel) is { } known)
            known.Allowed = limit;
        else
            db.CheckLimits.Add(new CheckLimit { Model = model, Check = check, Allowed = limit });
        return await DoneAsync(db, reader, "检查的限度", $"{model} {check}：允许 {limit}，{why}", "/runs/quality?done=1", time, cancel);
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound>> KeepAsync(
        Reader reader, DataFolder data, OperationsDb db, TimeProvider time,
        [FromForm] string version, [FromForm] string? reason, [FromForm] string? release, CancellationToken cancel)
    {
        if (!reader.MayKeepVersions)
            return TypedResults.Forbid();
        var kept = await db.KeptVersions.FirstOrDefaultAsync(known => known.Version == version, cancel);
        if (release is not null)
        {
            if (kept is null)
                return TypedResults.NotFound();
            db.KeptVersions.Remove(kept);
            return await DoneAsync(db, reader, "不再保留版本", version, "/runs/versions", time, cancel);
        }

        if (kept is not null || !version.All(char.IsAsciiHexDigitLower) || !File.Exists(data.VersionFile(version)))
            return TypedResults.NotFound();
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why)
            return TypedResults.LocalRedirect("/runs/versions?fault=reason");
        db.KeptVersions.Add(new KeptVersion { Version = version, Reason = why, Account = reader.Name, At = time.GetUtcNow().UtcDateTime });
        return await DoneAsync(db, reader, "保留版本", $"{version}：{why}", "/runs/versions", time, cancel);
    }

    static async Task<RedirectHttpResult> DoneAsync(OperationsDb db, Reader reader, string what, string detail, string url, TimeProvider time, CancellationToken cancel)
    {
        db.Record(reader.Name, what, detail, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect(url);
    }
}
