using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>What holds for all pages; a new page is added to the list.</summary>
public sealed class EveryPage(Dashboard dashboard)
{
    public static TheoryData<string> Paths => ["/", "/?period=2025-11&by=first_visit", "/districts", "/districts/990102", "/indicators", "/indicators/coverage", "/indicators/first_visit?level=district&code=990102", "/runs", "/runs/1", "/runs/arrivals", "/runs/rejects", "/runs/rejects?arrival=12", "/runs/versions", "/teams", "/teams?size=all", "/teams/990101001008", "/teams/990101001014/explain/cost_growth", "/teams/990101001008/explain/total", "/teams/990101001008/rows/active"];

    /// <remarks>One visit for all of it: loading a page costs more than looking at it once more in another colour or width.</remarks>
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Is_accessible_in_light_and_dark_fits_a_phone_and_says_the_same_without_scripts(string path)
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        var response = await visitor.Page.GotoAsync(path);
        Assert.Equal(200, response!.Status);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", response.Headers["content-security-policy"], StringComparison.Ordinal);
        var sent = await response.TextAsync();
        Assert.DoesNotContain(" style=", sent, StringComparison.Ordinal);
        Assert.Equal(await PageText.HeadingsAndTablesAsync(sent), await PageText.HeadingsAndTablesAsync(visitor.Page));
        Assert.Empty(await visitor.AccessibilityFaultsInBothColoursAsync());
        await visitor.Page.SetViewportSizeAsync(360, 900);
        Assert.Equal(360, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Theme_is_chosen_by_a_form_and_stays()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false);
        await visitor.GoAsync("/login");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "深色" }).ClickAsync();
        Assert.Equal("dark", await visitor.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/runs");
        Assert.Equal("dark", await visitor.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
    }

    [Fact]
    public async Task An_unknown_address_is_answered_in_the_frame_of_the_site()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        Assert.Equal(404, await visitor.GoAsync("/no-such-page"));
        Assert.Equal(404, await visitor.GoAsync("/runs/99999"));
        Assert.Equal("没有这个页面", await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());
        Assert.Empty(await visitor.AccessibilityFaultsAsync());
    }
}
