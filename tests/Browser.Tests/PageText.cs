using AngleSharp;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>What a page says in headings and tables: as it is sent, which is all that a reader without scripts gets, and as it stands after scripts ran.</summary>
static class PageText
{
    public static async Task<IReadOnlyList<string>> HeadingsAndTablesAsync(string html)
    {
        using var context = BrowsingContext.New(Configuration.Default);
        using var document = await context.OpenAsync(request => request.Content(html));
        return [.. document.QuerySelectorAll("h1, h2").Select(heading => heading.TextContent.Trim()), $"{document.QuerySelectorAll("main table").Length} tables"];
    }

    public static async Task<IReadOnlyList<string>> HeadingsAndTablesAsync(IPage page) =>
        [.. (await page.Locator("h1, h2").AllTextContentsAsync()).Select(text => text.Trim()), $"{await page.Locator("main table").CountAsync()} tables"];
}
