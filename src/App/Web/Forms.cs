using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Shared;
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

    // the unused form parameter turns the antiforgery check on
    static async Task<RedirectHttpResult> SignOut(HttpContext context, [FromForm(Name = "__token")] string? _)
    {
        await context.SignOutAsync(SignInScheme.Name);
        return TypedResults.LocalRedirect("/login");
    }
}
