using FamilyDoctor.Analytics.Browser.Tests;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dashboard))]

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>One browser, and one site over a hand-made version, for the whole suite.</summary>
public sealed class Dashboard : IAsyncLifetime
{
    public const string East = "990101";
    public const string West = "990102";
    public const string Version = "0123456789ab";

    readonly string _root = Directory.CreateTempSubdirectory("fda-browser-").FullName;
    IPlaywright? _playwright;
    IBrowser? _browser;

    public Site Site { get; private set; } = null!;

    public DataFolder Data => Site.Data;

    public string Url => Site.Url;

    public PublishedWarehouse Warehouse => Site.Warehouse;

    public async ValueTask InitializeAsync()
    {
        var data = new DataFolder(_root);
        HandMadeWarehouse.Publish(data, Version);
        HandMadeWarehouse.WriteRun(data, 1,
            """{"at":"2026-01-01T18:00:00+00:00","stage":"start","message":"考核期 2025","done":0,"total":0,"state":"running"}""",
            """{"at":"2026-01-01T18:02:05+00:00","stage":"end","message":"已发布版本 0123456789ab","done":0,"total":0,"state":"succeeded"}""");
        Site = await Site.StartAsync(data, (East, "示例东区"), (West, "示例西区"));
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
        if (Site is not null)
            await Site.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    public DemoAccount Account(string name) => Site.Account(name);

    /// <summary>A new visitor: own cookies, and whatever the browser complains of is kept.</summary>
    /// <param name="site">Another site than the suite's own.</param>
    public async Task<Visitor> VisitAsync(ColorScheme scheme = ColorScheme.Light, bool scripts = true, int width = 1280, Site? site = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (site ?? Site).Url,
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            Locale = "zh-CN",
            // colours change at once, not over a fifth of a second
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return new Visitor(site ?? Site, context, await context.NewPageAsync());
    }

    static string? Chromium()
    {
        var system = Environment.GetEnvironmentVariable("FDA_CHROMIUM") ?? "/usr/bin/chromium";
        // without Debian's package, the one that Playwright's installer brought
        return File.Exists(system) ? system : null;
    }
}
