using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>One person at one browser window. Leaving it fails the test if the browser complained meanwhile.</summary>
public sealed class Visitor : IAsyncDisposable
{
    static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    readonly Dashboard _dashboard;
    readonly IBrowserContext _context;
    readonly List<string> _complaints = [];

    public Visitor(Dashboard dashboard, IBrowserContext context, IPage page)
    {
        _dashboard = dashboard;
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
        await _dashboard.SignInAsync(_context, name);
        return this;
    }

    public async Task SubmitSignInAsync(string name, string password)
    {
        await Page.GetByLabel("账号").FillAsync(name);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Rules of accessibility that the page breaks, each with the element; empty is good.</summary>
    public Task<string[]> AccessibilityFaultsAsync() => FaultsAsync("{}");

    /// <summary>The same for the page as it is and in the other colours: of all rules only the contrast depends on them.</summary>
    public async Task<string[]> AccessibilityFaultsInBothColoursAsync()
    {
        var light = await AccessibilityFaultsAsync();
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        return [.. light, .. await FaultsAsync("{ runOnly: ['color-contrast'] }")];
    }

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
