using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>Pages show what the version holds, to the last digit, and only of the reader's own part.</summary>
public sealed class Figures(Dashboard dashboard)
{
    [Fact]
    public async Task Tiles_show_the_value_target_and_the_year_before()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/");
        var fulfilment = One<Cell>("select numerator, denominator, value from indicators.values where indicator = 'fulfilment' and period = '2025' and level = 'city'");
        var before = One<Cell>("select numerator, denominator, value from indicators.values where indicator = 'fulfilment' and period = '2024' and level = 'city'");
        var tile = await Tile(visitor, "履约").InnerTextAsync();
        Assert.Contains(Percent(fulfilment.Value), tile, StringComparison.Ordinal);
        Assert.Contains($"{fulfilment.Numerator:N0} / {fulfilment.Denominator:N0} 项次", tile, StringComparison.Ordinal);
        Assert.Contains("80.0%", tile, StringComparison.Ordinal);
        Assert.Contains(Percent(before.Value), tile, StringComparison.Ordinal);
        var signed = One<Cell>("select numerator, denominator, value from indicators.values where indicator = 'coverage' and period = '2025' and level = 'city'");
        Assert.Contains($"{signed.Numerator:N0}", await Tile(visitor, "在签").InnerTextAsync(), StringComparison.Ordinal);
        var earned = One<long>("select cast(sum(earned_fen) as bigint) from payouts.payers where kind = 'budget'");
        Assert.Contains($"{earned / 100m:N2} 元", await Tile(visitor, "应拨").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/teams", true)]
    [InlineData("/indicators", true)]
    [InlineData("/runs/reporting", false)]
    public async Task A_warning_stands_on_every_page_whose_data_it_is_about_and_on_no_other(string path, bool isAbout)
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync(path);
        await Assertions.Expect(visitor.Page.Locator(".data-warning")).ToHaveCountAsync(isAbout ? 1 : 0);
        if (isAbout)
            await Assertions.Expect(visitor.Page.Locator(".data-warning")).ToContainTextAsync("每个团队的所属机构都已登记");
    }

    [Fact]
    public async Task Incomplete_data_show_no_number()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/");
        var tile = Tile(visitor, "基层首诊率");
        Assert.Equal("数据不全", await tile.Locator(".tile-value").InnerTextAsync());
        Assert.Equal(1, await tile.Locator(".hatched").CountAsync());
        Assert.Contains("示例西区 2025 年 8 月、2025 年 11 月就诊数据不全", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.GoAsync("/districts/990102");
        Assert.Contains("示例西区中医院", await visitor.Page.Locator("#incomplete").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tile_leads_to_numerator_denominator_and_the_parts_that_add_up()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "在签", Exact = true }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/indicators/coverage?**");
        var parts = visitor.Page.Locator("#parts tbody tr");
        Assert.Equal(4, await parts.CountAsync());
        var denominators = await visitor.Page.Locator("#parts tbody td:nth-of-type(2)").AllInnerTextsAsync();
        var total = await visitor.Page.Locator("#parts tfoot td:nth-of-type(2)").InnerTextAsync();
        Assert.Equal(Number(total), denominators.Sum(Number));
        await parts.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**level=district**");
        Assert.Contains("没有归到机构的余额", await visitor.Page.Locator("#parts").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("分子：期末在签的常住居民", await visitor.Page.Locator("#meaning").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Institutions_of_a_district_add_up_to_its_first_visits()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/districts/990101");
        var shown = await visitor.Page.Locator("#institutions table").First.Locator("tbody td:nth-of-type(3)").AllInnerTextsAsync();
        var counted = One<long>("select cast(sum(first_visit_count) as bigint) from marts.first_visits_by_institution where unit = '990101' and month like '2025-%'");
        Assert.Equal(counted, shown.Sum(Number));
        Assert.Contains("492", await visitor.Page.Locator("#institutions table").Last.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_account_sees_its_own_figures()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("qu" + Dashboard.East);
        await visitor.GoAsync("/");
        Assert.Equal("示例东区总览", await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync());
        var east = One<Cell>("select numerator, denominator, value from indicators.values where indicator = 'first_visit' and period = '2025' and code = '990101'");
        Assert.Contains(Percent(east.Value), await Tile(visitor, "基层首诊率").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("示例西区", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.GoAsync("/districts?period=2024");
        Assert.EndsWith("/districts/990101?period=2024", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/districts/990102")]
    [InlineData("/indicators/coverage?level=city")]
    [InlineData("/indicators/coverage?level=district&code=990102")]
    [InlineData("/indicators/coverage?level=institution&code=990102001")]
    public async Task Another_districts_figures_are_refused(string path)
    {
        Assert.Equal(403, (int)await dashboard.Site.StatusAsync("qu" + Dashboard.East, path));
    }

    [Theory]
    [InlineData("/districts/999999")]
    [InlineData("/indicators/no_such_indicator")]
    [InlineData("/indicators/coverage?level=district&code=999999")]
    [InlineData("/indicators/coverage?level=galaxy")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        Assert.Equal(404, (int)await dashboard.Site.StatusAsync("tongji", path));
    }

    [Fact]
    public async Task A_period_is_chosen_by_a_form_and_an_unknown_one_is_named()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/");
        await visitor.Page.GetByLabel("期间").SelectOptionAsync("2024Q3");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        Assert.Contains("2024 年三季度", await visitor.Page.Locator(".page-head").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("应拨按年结算", await Tile(visitor, "应拨").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.GoAsync("/?period=1999");
        Assert.Contains("没有期间“1999”", await visitor.Page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
    }

    static ILocator Tile(Visitor visitor, string title) =>
        visitor.Page.Locator(".tile").Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static string Percent(decimal? share) => string.Create(CultureInfo.InvariantCulture, $"{decimal.Round(share!.Value * 100, 1, MidpointRounding.AwayFromZero):0.0}%");

    T One<T>(string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={dashboard.Data.VersionFile(Dashboard.Version)};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection.QuerySingle<T>(sql);
    }

    sealed record Cell(decimal? Numerator, decimal? Denominator, decimal? Value);
}
