using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Dashboards.Shared;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>The forms that belong to no page: reading a form parameter makes the host check its antiforgery token.</summary>
static class Forms
{
    public static void MapForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/theme", ChooseTheme).AllowAnonymous();
        app.MapPost("/logout", SignOut);
        app.MapPost("/runs/start", StartRun);
        app.MapPost("/simulate/save", SaveDraft);
    }

    static RedirectHttpResult ChooseTheme(HttpContext context, [FromForm] string theme, [FromForm(Name = "return")] string? url)
    {
        if (theme is "light" or "dark")
            context.Response.Cookies.Append(Theme.Cookie, theme, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax });
        else
            context.Response.Cookies.Delete(Theme.Cookie);
        return TypedResults.LocalRedirect(LocalUrl.Safe(url));
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult>> StartRun(
        Reader reader, RunLauncher launcher, OperationsDb db, TimeProvider time, [FromForm(Name = "__token")] string? _, CancellationToken cancel)
    {
        if (!reader.MayStartRuns)
            return TypedResults.Forbid();
        var isStarted = launcher.TryStart([]);
        db.Record(reader.Name, "开始运行", isStarted ? "" : "没有开始：已有一次运行", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect("/runs");
    }

    // the form's fields are the scheme's own: they have no fixed names to bind
    static async Task<Results<RedirectHttpResult, ForbidHttpResult, BadRequest<string>>> SaveDraft(
        HttpContext context, Reader reader, PageQuery query, DataFolder data, OperationsDb db, TimeProvider time, [FromForm] string scheme, [FromForm] string title, CancellationToken cancel)
    {
        if (!reader.MayDraftSchemes || query.Version is null)
            return TypedResults.Forbid();
        var form = await context.Request.ReadFormAsync(cancel);
        var trials = await Trials.OpenAsync(query, data);
        var (chosen, trial) = trials.Read(scheme, name => form[name]);
        if (chosen is null || trial is null || title.Trim().Length is 0 or > 60)
            return TypedResults.BadRequest("草案要有 1 到 60 个字的名称。");
        var (edited, faults) = trials.Edited(chosen, trial);
        if (edited is null)
            return TypedResults.BadRequest(string.Join('\n', faults));
        var day = ChinaTime.DayOf(time.GetUtcNow());
        var id = SchemeDrafts.Save(data, edited.Scheme, edited.MinimumContracts, title.Trim(), chosen.Scheme.Id, reader.Name, day);
        db.Record(reader.Name, "保存草案", $"{id}:{title.Trim()}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect($"/simulate?scheme={id}&saved={id}");
    }

    // the unused form parameter turns the antiforgery check on
    static async Task<RedirectHttpResult> SignOut(HttpContext context, [FromForm(Name = "__token")] string? _)
    {
        await context.SignOutAsync(SignInScheme.Name);
        return TypedResults.LocalRedirect("/login");
    }
}
