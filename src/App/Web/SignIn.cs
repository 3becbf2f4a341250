using System.Globalization;
using System.Security.Claims;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>Sign-in by cookie. Without it there is the sign-in page and nothing else.</summary>
static class SignIn
{
    // how long a disabled account may still read
    static readonly TimeSpan Unchecked = TimeSpan.FromSeconds(5);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(SignInScheme.Name).AddCookie(SignInScheme.Name, cookie =>
        {
            cookie.Cookie.Name = "account";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/login";
            cookie.ReturnUrlParameter = "ReturnUrl";
            cookie.Events.OnValidatePrincipal = EndWithAccount;
            cookie.Events.OnRedirectToLogin = SendToSignIn;
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
    }

    static async Task EndWithAccount(CookieValidatePrincipalContext context)
    {
        var stamp = await CurrentStamp(context.HttpContext, context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier));
        if (stamp is not null && stamp == context.Principal?.FindFirstValue(Reader.StampClaim))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SignInScheme.Name);
    }

    static Task<string?> CurrentStamp(HttpContext context, string? id) =>
        context.RequestServices.GetRequiredService<IMemoryCache>().GetOrCreateAsync("stamp:" + id, async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Unchecked;
            if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
                return null;
            var db = context.RequestServices.GetRequiredService<OperationsDb>();
            return await db.Accounts.Where(account => account.Id == key && !account.IsDisabled)
                .Select(account => account.SecurityStamp).SingleOrDefaultAsync(context.RequestAborted);
        });

    // a partial would put the sign-in page into the middle of the page: the browser is told to go there as a whole
    static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers["HX-Redirect"] = "/login";
        return Task.CompletedTask;
    }
}
