using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>What holds for all pages, in states that only the hand-made version has: incomplete months, filled lists. <see cref="RealPages"/> has the others.</summary>
public sealed class EveryPage(Dashboard dashboard)
{
    public static TheoryData<string> Paths =>
    [
        "/?period=2025-11&by=first_visit", "/districts/990102", "/indicators/coverage", "/indicators/first_visit?level=district&code=990102",
        "/runs/rejects?arrival=12", "/runs/reporting?source=visits&year=2025", "/runs/quality", "/teams?size=all", "/teams/990101001008", "/teams/990101001014/explain/cost_growth",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Is_accessible_in_light_and_dark_fits_a_phone_and_says_the_same_without_scripts(string path)
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        await visitor.InspectAsync(path);
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
