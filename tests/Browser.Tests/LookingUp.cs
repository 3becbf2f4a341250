using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>An inspector learns who is behind a row, and that he did is written down before he sees it.</summary>
[Collection(RealCity.Name)]
public sealed class LookingUp(Dashboard dashboard, RealCity city)
{
    [Fact]
    public async Task An_inspector_finds_the_person_behind_a_row_and_the_audit_says_why()
    {
        var team = (await city.TeamsAsync(RealCity.Unit))[0];
        await using var visitor = await dashboard.VisitAsync(site: city.Site);
        await visitor.SignInAsync("jicha");
        await visitor.GoAsync($"/teams/{team}/rows/active");
        await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^居民 [0-9A-F]{6}$") }).First.ClickAsync();
        await visitor.Page.GetByLabel("事由").FillAsync("疑点核查，电话回访");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^身份证号 99[0-9]{15}[0-9X]$") })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^联系电话 ") })).ToBeVisibleAsync();
        var person = new Uri(visitor.Page.Url).Segments[^1];
        using (var db = OperationsDb.Open(city.Site.Data))
            Assert.Contains(db.Audit.Where(entry => entry.What == "查询身份").ToList(), entry => entry.Account == "jicha" && entry.Detail.Contains(person, StringComparison.Ordinal) && entry.Detail.Contains("电话回访", StringComparison.Ordinal));
        await visitor.InspectAsync($"/persons/{person}");

        foreach (var other in new[] { "tongji", "caiwu", "qu" + RealCity.Unit })
        {
            using var refused = await city.Site.GetAsync(other, $"/persons/{person}");
            Assert.Equal(403, (int)refused.StatusCode);
        }

        using var nobody = await city.Site.GetAsync("jicha", "/persons/1");
        Assert.Equal(404, (int)nobody.StatusCode);
    }
}
