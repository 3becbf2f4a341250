using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

public sealed partial class RankingPage(Dashboard dashboard)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sorts_by_a_column_there_and_back(bool scripts)
    {
        await using var visitor = await OpenAsync(scripts);
        await SortAsync(visitor, "在签（人）");
        Assert.Equal("descending", await visitor.Page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        Assert.StartsWith("示例120队", (await NamesAsync(visitor))[0], StringComparison.Ordinal);
        await SortAsync(visitor, "在签（人）");
        Assert.Equal("ascending", await visitor.Page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        Assert.StartsWith("示例1队", (await NamesAsync(visitor))[0], StringComparison.Ordinal);
        Assert.EndsWith("/teams?sort=active&order=asc", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Filters_and_searches_by_address(bool scripts)
    {
        await using var visitor = await OpenAsync(scripts);
        await visitor.Page.GetByLabel("考核单元").SelectOptionAsync(Dashboard.East);
        if (scripts)
            await Assertions.Expect(visitor.Page).ToHaveURLAsync(dashboard.Url + "/teams?unit=990101");
        await visitor.Page.GetByLabel("团队或机构").FillAsync("示例11");
        await visitor.Page.GetByLabel("团队或机构").PressAsync("Enter");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(SearchInEast());
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(5);
        Assert.All(await NamesAsync(visitor), name => Assert.StartsWith("示例11", name, StringComparison.Ordinal));
        var address = visitor.Page.Url;
        await visitor.GoAsync(address);
        Assert.Equal(5, await visitor.Page.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task Swaps_the_table_alone_and_goes_back_with_the_browser()
    {
        await using var visitor = await OpenAsync(scripts: true);
        await visitor.Page.EvaluateAsync("() => { window.notReloaded = true; }");
        await visitor.Page.Locator("#page-next").ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(dashboard.Url + "/teams?page=2");
        await Assertions.Expect(visitor.Page.Locator("#page-previous")).ToBeVisibleAsync();
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.notReloaded === true"));
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.Locator("#page-previous")).ToHaveCountAsync(0);
        Assert.EndsWith("/teams", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_hold_fifty_and_the_whole_list_all()
    {
        await using var visitor = await OpenAsync(scripts: false);
        Assert.Equal(50, await visitor.Page.Locator("tbody tr").CountAsync());
        await visitor.GoAsync("/teams?page=3");
        Assert.Equal(20, await visitor.Page.Locator("tbody tr").CountAsync());
        await visitor.GoAsync("/teams?page=99");
        Assert.Equal(20, await visitor.Page.Locator("tbody tr").CountAsync());
        await visitor.GoAsync("/teams?size=all");
        Assert.Equal(120, await visitor.Page.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task Teams_without_a_rank_come_last_with_the_reason()
    {
        await using var visitor = await OpenAsync(scripts: false);
        await visitor.GoAsync("/teams?size=all");
        var rows = await visitor.Page.Locator("tbody tr").AllTextContentsAsync();
        Assert.All(rows.TakeLast(3), row => Assert.Contains("在签 80 人，不足 100 人", row, StringComparison.Ordinal));
        Assert.All(rows.SkipLast(3), row => Assert.DoesNotContain("不排名", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/teams?sort=nonsense&order=up&page=-3")]
    [InlineData("/teams?unit=000000")]
    [InlineData("/teams?q=%27%3B--")]
    public async Task An_odd_address_is_answered(string path)
    {
        Assert.Equal(200, (int)await dashboard.Site.StatusAsync("tongji", path));
    }

    // either order: the form and the page that answers it put them differently
    [GeneratedRegex(@"(?=.*\bunit=990101)(?=.*\bq=.)")]
    private static partial Regex SearchInEast();

    async Task<Visitor> OpenAsync(bool scripts)
    {
        var visitor = await dashboard.VisitAsync(scripts: scripts, width: 1600);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/teams");
        return visitor;
    }

    static async Task SortAsync(Visitor visitor, string title)
    {
        var before = visitor.Page.Url;
        await visitor.Page.Locator("thead").GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Assertions.Expect(visitor.Page).Not.ToHaveURLAsync(before);
        await Assertions.Expect(visitor.Page.Locator("th[aria-sort]")).ToContainTextAsync(title);
    }

    static async Task<IReadOnlyList<string>> NamesAsync(Visitor visitor) => await visitor.Page.Locator("tbody th").AllTextContentsAsync();
}
