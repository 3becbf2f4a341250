using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FamilyDoctor.Analytics.App.Web.Scheduling;
using FamilyDoctor.Analytics.Dashboards;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>What the dashboard needs to run, and the order in which a request passes.</summary>
static class Dashboard
{
    public static void AddDashboard(this IServiceCollection services, DataFolder data)
    {
        services.AddSingleton(data);
        services.AddSingleton(TimeProvider.System);
        // Chinese goes out as Chinese, not as character references of six bytes and more
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "antiforgery";
            antiforgery.FormFieldName = "__token";
        });
        services.AddDataProtection()
            .SetApplicationName("fda")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(data.Keys, "cookies")));
        services.AddMemoryCache();
        services.AddDbContext<OperationsDb>();
        services.AddSingleton(OperationsDb.OptionsFor(data));
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<Reader>();
        services.AddScoped(provider => new AccountBook(
            provider.GetRequiredService<OperationsDb>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Reader>().Name));
        services.AddSignIn();
        services.AddSingleton<PublishedWarehouse>();
        services.AddSingleton<PageCache>();
        services.AddScoped<PageQuery>();
        services.AddSchedule(data);
        services.AddHealthChecks();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    public static void UseDashboard(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        // a scope of its own: the page that failed has used up what renders pages in the first one
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        // the handler leaves an empty 500, which the line above turns into a page
        app.UseExceptionHandler(handler => handler.Run(_ => Task.CompletedTask));
        app.UseOutOfScope();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapRazorComponents<Document>();
        app.MapForms();
        app.MapEntryForms();
        app.MapUploads();
        app.MapCareForms();
        app.MapCaseForms();
        app.MapCutForms();
        app.MapSampleForms();
        app.MapInspectionForms();
        app.MapPartials();
        app.MapExports();
    }
}
