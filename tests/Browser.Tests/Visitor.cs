using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>One person at one browser window. Leaving it fails the test if the browser complained meanwhile.</summary>
public sealed class Visitor : IAsyncDisposable
{
    static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    readonly Site _site;
    readonly IBrowserContext _context;
    readonly List<string> _complaints = [];

    public Visitor(Site site, IBrowserContext context, IPage page)
    {
        _site = site;
        _context = context;
        Page = page;
        // policy violations and script errors alike; a refused page is what some tests ask for
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    public async Task<Visitor> SignInAsync(string name)
    {
        await _context.AddCookiesAsync([new Cookie { Name = "account", Value = await _site.SessionAsync(name), Url = _site.Url }]);
        return this;
    }

    public async Task SubmitSignInAsync(string name, string password)
    {
        await Page.GetByLabel("账号").FillAsync(name);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>
    /// Opens a page and looks at all that must hold for every one: strict policy, the same said without scripts, accessible in both
    /// colours, no scrolling sideways on a phone. One visit, since loading costs more than looking once more.
    /// </summary>
    public async Task InspectAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.Equal(200, response!.Status);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", response.Headers["content-security-policy"], StringComparison.Ordinal);
        var sent = await response.TextAsync();
        Assert.DoesNotContain(" style=", sent, StringComparison.Ordinal);
        Assert.Equal(await PageText.HeadingsAndTablesAsync(sent), await PageText.HeadingsAndTablesAsync(Page));
        Assert.Empty(await AccessibilityFaultsAsync());
        // of all rules only the contrast depends on the colours
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await FaultsAsync("{ runOnly: ['color-contrast'] }"));
        await Page.SetViewportSizeAsync(360, 900);
        // charts follow a moment later
        await Page.WaitForFunctionAsync("() => document.documentElement.scrollWidth === 360", null, new() { Timeout = 5_000 });
    }

    /// <summary>Rules of accessibility that the page breaks, each with the element; empty is good.</summary>
    public Task<string[]> AccessibilityFaultsAsync() => FaultsAsync("{}");

    async Task<string[]> FaultsAsync(string options)
    {
        // the policy of the pages refuses script elements: the source goes in through the debugger
        await Page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Axe.Value} }} }}");
        return await Page.EvaluateAsync<string[]>(
            $"async () => (await axe.run({options})).violations.flatMap(rule => rule.nodes.map(node => `${{rule.id}}: ${{node.html}} ${{node.failureSummary}}`))");
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
    }
}
