using System.Collections.Concurrent;
using FamilyDoctor.Analytics.App.Web;
using FamilyDoctor.Analytics.Browser.Tests;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dashboard))]

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>One real host over one data folder and one browser, for the whole suite.</summary>
public sealed class Dashboard : IAsyncLifetime
{
    public const string East = "990101";
    public const string West = "990102";
    public const string Version = "0123456789ab";

    readonly ConcurrentDictionary<string, IReadOnlyList<Cookie>> _sessions = new(StringComparer.Ordinal);
    readonly string _root = Directory.CreateTempSubdirectory("fda-browser-").FullName;
    WebApplication? _app;
    IPlaywright? _playwright;
    IBrowser? _browser;
    IReadOnlyList<DemoAccount> _accounts = [];

    public DataFolder Data => new(_root);

    public string Url { get; private set; } = "";

    /// <summary>What the pages read from.</summary>
    public PublishedWarehouse Warehouse => _app!.Services.GetRequiredService<PublishedWarehouse>();

    public async ValueTask InitializeAsync()
    {
        HandMadeWarehouse.Publish(Data, Version);
        HandMadeWarehouse.WriteRun(Data, 1,
            """{"at":"2026-01-01T18:00:00+00:00","stage":"start","message":"考核期 2025","done":0,"total":0,"state":"running"}""",
            """{"at":"2026-01-01T18:02:05+00:00","stage":"end","message":"已发布版本 0123456789ab","done":0,"total":0,"state":"succeeded"}""");
        using (var db = OperationsDb.Open(Data))
            _accounts = DemoAccounts.Create(db, [(East, "示例东区"), (West, "示例西区")], TimeProvider.System);
        _app = WebHost.Create(Data, "http://127.0.0.1:0");
        await _app.StartAsync();
        Url = _app.Urls.Single();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-default-browser-check"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Signs in at the page once per account; later visitors of that account bring the cookies along.</summary>
    public async Task SignInAsync(IBrowserContext context, string name)
    {
        if (!_sessions.TryGetValue(name, out var cookies))
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("/login");
            await page.FillAsync("#name", name);
            await page.FillAsync("#password", Account(name).Password);
            await page.ClickAsync("main button");
            await page.WaitForURLAsync(Url + "/");
            cookies = [.. (await context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Url })];
            await page.CloseAsync();
            _sessions[name] = cookies;
        }

        await context.AddCookiesAsync(cookies.Where(cookie => cookie.Name == "account"));
    }

    public DemoAccount Account(string name) => _accounts.Single(account => account.Name == name);

    /// <summary>A new visitor: own cookies, and whatever the browser complains of is kept.</summary>
    /// <param name="url">Another host than the suite's own.</param>
    public async Task<Visitor> VisitAsync(ColorScheme scheme = ColorScheme.Light, bool scripts = true, int width = 1280, string? url = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url ?? Url,
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            Locale = "zh-CN",
            // colours change at once, not over a fifth of a second
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return new Visitor(this, context, await context.NewPageAsync());
    }

    static string? Chromium()
    {
        var system = Environment.GetEnvironmentVariable("FDA_CHROMIUM") ?? "/usr/bin/chromium";
        // without Debian's package, the one that Playwright's installer brought
        return File.Exists(system) ? system : null;
    }
}
