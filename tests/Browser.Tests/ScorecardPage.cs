using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

public sealed partial class ScorecardPage(Dashboard dashboard)
{
    const string Team = "990101001008";

    sealed record Node(string Title, decimal? Score, decimal? Numerator, decimal? Denominator);

    sealed record Fee(string Title, long EarnedFen, long PaidFen);

    [Fact]
    public async Task Shows_what_the_tables_hold()
    {
        await using var visitor = await OpenAsync("/teams/" + Team);
        var rows = await TextsAsync(visitor, ".scorecard-table tbody tr");
        foreach (var node in await dashboard.Warehouse.QueryAsync<Node>($"select title, score, numerator, denominator from scores.nodes where team = '{Team}' and value is not null"))
        {
            var row = Assert.Single(rows, row => row.StartsWith(node.Title + "|", StringComparison.Ordinal));
            Assert.Contains(node.Score!.Value.ToString("N2", CultureInfo.InvariantCulture) + " /", row, StringComparison.Ordinal);
            if (node.Title != "次均门诊费用增幅")
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"|{node.Numerator:N0}|{node.Denominator:N0}|"), row, StringComparison.Ordinal);
        }

        var fees = await TextsAsync(visitor, ".scorecard section:last-of-type tbody tr");
        foreach (var fee in await dashboard.Warehouse.QueryAsync<Fee>($"select title, earned_fen, paid_fen from payouts.lines where team = '{Team}'"))
        {
            var row = Assert.Single(fees, row => row.StartsWith(fee.Title + "|", StringComparison.Ordinal));
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"|{fee.EarnedFen / 100m:N2}|{fee.PaidFen / 100m:N2}|0.05"), row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Missing_values_say_why_and_hand_their_points_on()
    {
        await using var visitor = await OpenAsync("/teams/990101001014");
        var row = Assert.Single(await TextsAsync(visitor, ".scorecard-table tbody tr"), row => row.StartsWith("次均门诊费用增幅|", StringComparison.Ordinal));
        Assert.Contains("数据不全", row, StringComparison.Ordinal);
        Assert.Contains("不计", row, StringComparison.Ordinal);
        Assert.Contains("分给了同级的其余各项", await visitor.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_explanation_ends_in_the_figure_it_explains()
    {
        await using var visitor = await OpenAsync("/teams/" + Team);
        var links = await visitor.Page.Locator(".scorecard-table a[href*='/explain/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href') + '|' + link.textContent)");
        Assert.True(links.Length > 12);
        using var context = BrowsingContext.New(Configuration.Default);
        foreach (var link in links.Distinct())
        {
            var (address, shown) = (link.Split('|')[0], link.Split('|')[1]);
            var sent = await dashboard.Site.TextAsync("tongji", address);
            using var page = await context.OpenAsync(request => request.Content(sent));
            var result = page.QuerySelectorAll("dl.reasoning dt").Single(term => term.TextContent == "结果").NextElementSibling!.TextContent;
            Assert.Equal(shown, decimal.Round(decimal.Parse(result.Split(' ')[0], CultureInfo.InvariantCulture), 2, MidpointRounding.AwayFromZero).ToString("N2", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task An_explanation_opens_beside_the_card_and_closes()
    {
        await using var visitor = await OpenAsync("/teams/" + Team);
        await visitor.Page.Locator("a[href$='/explain/fulfilment']").ClickAsync();
        var sheet = visitor.Page.Locator(".scorecard .explanation");
        await Assertions.Expect(sheet).ToContainTextAsync("序时履约率");
        await Assertions.Expect(sheet).ToContainTextAsync("协议年度段");
        Assert.EndsWith("/teams/" + Team, visitor.Page.Url, StringComparison.Ordinal);
        Assert.Empty(await visitor.AccessibilityFaultsAsync());
        await sheet.GetByRole(AriaRole.Link, new() { Name = "关闭" }).ClickAsync();
        await Assertions.Expect(sheet).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Is_one_page_of_paper()
    {
        await using var visitor = await OpenAsync("/teams/" + Team);
        var paper = Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        Assert.Single(PageOfPdf().Matches(paper));
    }

    [Theory]
    [InlineData("/teams/000000000000")]
    [InlineData("/teams/000000000000/explain/total")]
    [InlineData("/teams/990101001008/explain/nonsense")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        Assert.Equal(404, (int)await dashboard.Site.StatusAsync("tongji", path));
    }

    async Task<Visitor> OpenAsync(string path)
    {
        var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        Assert.Equal(200, await visitor.GoAsync(path));
        return visitor;
    }

    static async Task<IReadOnlyList<string>> TextsAsync(Visitor visitor, string rows) =>
        await visitor.Page.Locator(rows).EvaluateAllAsync<string[]>("rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()).join('|'))");

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageOfPdf();
}
