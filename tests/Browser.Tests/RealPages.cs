using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>Every page over a warehouse that the pipeline built.</summary>
[Collection(RealCity.Name)]
public sealed partial class RealPages(Dashboard dashboard, RealCity city)
{
    const int MostPages = 400;

    sealed record Cell(decimal Numerator, decimal Denominator);

    public static TheoryData<string> Paths =>
    [
        "/", "/districts", "/districts/990102", "/indicators", "/indicators/first_visit", "/indicators/substantive?level=team&code=TEAM", "/teams",
        "/teams/TEAM", "/teams/TEAM/statement", "/teams/TEAM/explain/total", "/teams/TEAM/rows/active", "/flags", "/flags/teams/TEAM", "/flags/teams/TEAM/sample", "/flags/checks", "/flags/detectors", "/flags/detectors/d06_after_death", "/teams/TEAM/rows/fulfilment?part=unmet",
        "/schemes", "/schemes/six-dimensions-example", "/schemes/fujian-per-resident-example", "/payouts", "/entries", "/simulate?p.fulfilment=10&p.served=9&g.fulfilment=85&b.优秀=95",
        "/runs", "/runs/1", "/runs/arrivals", "/runs/upload", "/runs/rejects", "/runs/reporting", "/runs/quality", "/runs/versions",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Is_accessible_in_light_and_dark_fits_a_phone_and_says_the_same_without_scripts(string path)
    {
        var team = (await city.TeamsAsync(RealCity.Unit))[0];
        await using var visitor = await dashboard.VisitAsync(site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.InspectAsync(path.Replace("TEAM", team, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_link_leads_to_a_page()
    {
        using var context = BrowsingContext.New(Configuration.Default);
        var waiting = new Queue<(string Path, string From)>([("/", "")]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var broken = new List<string>();
        while (waiting.TryDequeue(out var link) && seen.Count < MostPages)
        {
            using var answer = await city.Site.GetAsync("tongji", link.Path);
            if ((int)answer.StatusCode != 200)
                broken.Add($"{(int)answer.StatusCode} {link.Path} on {link.From}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var sent = await answer.Content.ReadAsStringAsync();
            using var page = await context.OpenAsync(request => request.Content(sent));
            foreach (var anchor in page.QuerySelectorAll("main a[href^='/']"))
            {
                var path = anchor.GetAttribute("href")!.Split('#')[0];
                // the ranking in another order is the same page
                if (!path.Contains("sort=", StringComparison.Ordinal) && seen.Add(path))
                    waiting.Enqueue((path, link.Path));
            }
        }

        Assert.Empty(broken);
        Assert.True(seen.Count > 150, $"{seen.Count} pages");
        Assert.Contains(seen, path => path.Contains("/rows/fulfilment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tiles_show_what_the_export_holds()
    {
        var rows = Csv(await city.Site.TextAsync("tongji", "/export/indicators?format=csv"));
        var overview = await city.Site.TextAsync("tongji", "/");
        foreach (var indicator in (string[])["coverage", "fulfilment", "substantive"])
        {
            var row = rows.Single(row => row["指标代码"] == indicator && row["期间"] == "2025" && row["层级"] == "city");
            if (row["状态"] != "value")
                continue;
            Assert.Contains($"{Math.Round(decimal.Parse(row["数值"], CultureInfo.InvariantCulture) * 100, 1, MidpointRounding.AwayFromZero):0.0}%", overview, StringComparison.Ordinal);
            Assert.Contains(long.Parse(row["分子"], CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture), overview, StringComparison.Ordinal);
        }

        var earned = await city.Site.Warehouse.QueryAsync<long>("select cast(sum(earned_fen) as bigint) from payouts.payers where kind = 'budget' and period = '2025'");
        Assert.Contains($"{(earned[0] / 100m).ToString("N2", CultureInfo.InvariantCulture)} 元", overview, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("served")]
    [InlineData("fulfilment")]
    [InlineData("substantive")]
    [InlineData("hypertension_managed")]
    [InlineData("blood_pressure_control")]
    [InlineData("grassroots_share")]
    public async Task Rows_are_as_many_as_the_figure_counts(string indicator)
    {
        foreach (var team in await city.TeamsAsync(RealCity.Unit))
        {
            var cell = (await city.Site.Warehouse.QueryAsync<Cell>(
                "select numerator, denominator from indicators.values where indicator = $indicator and level = 'team' and code = $team and period = '2025'", new { indicator, team })).Single();
            var chips = ChipCount().Matches(await city.Site.TextAsync("tongji", $"/teams/{team}/rows/{indicator}")).Select(count => decimal.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture));
            Assert.Equal([cell.Denominator, cell.Numerator, cell.Denominator - cell.Numerator], chips);
        }
    }

    [Fact]
    public async Task The_scorecard_is_one_sheet_with_means_in_yuan()
    {
        var team = (await city.TeamsAsync(RealCity.Unit))[0];
        await using var visitor = await dashboard.VisitAsync(site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/teams/" + team);
        var mean = (await city.Site.Warehouse.QueryAsync<Cell>(
            "select numerator, denominator from indicators.values where indicator = 'cost_per_visit' and level = 'team' and code = $team and period = '2025'", new { team })).Single();
        Assert.Contains($"本期 {mean.Numerator / mean.Denominator / 100:N2} 元", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var paper = Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true }));
        Assert.Single(PageOfPdf().Matches(paper));
    }

    static List<Dictionary<string, string>> Csv(string text)
    {
        var lines = text.TrimStart('\uFEFF').TrimEnd().Split('\n').Select(line => line.TrimEnd('\r').Split(',')).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    // 全部, those of the numerator, the others: each chip ends in its count
    [GeneratedRegex(@"<a href=""/teams/[^""]+/rows/[^""]*""[^>]*>[^<0-9]*(?:\d+ 天[^<0-9]*)?([\d,]+)</a>")]
    private static partial Regex ChipCount();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageOfPdf();
}
