using System.Net;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>数据报送 and 数据质量: who has sent what, what a gap costs, which rows a check found.</summary>
[Collection(RealCity.Name)]
public sealed class Reporting(Dashboard dashboard, RealCity city)
{
    [Fact]
    public async Task A_missing_month_is_shown_with_the_figures_it_costs()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/runs/reporting?source=visits&year=2025");
        await Assertions.Expect(visitor.Page.Locator(".reporting-table caption")).ToContainTextAsync("迟 0，退 0，缺 2");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "990102009" }).Locator(".state-bad")).ToHaveCountAsync(2);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "18.3%" })).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task A_district_sees_its_own_senders_alone()
    {
        var own = await city.Site.TextAsync("qu" + RealCity.Unit, "/runs/reporting");
        Assert.Contains(RealCity.Unit, own, StringComparison.Ordinal);
        Assert.DoesNotContain(RealCity.OtherUnit, own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await city.Site.StatusAsync("qu" + RealCity.Unit, "/runs/quality/rows?model=core.alliances&check=x"));
    }

    [Fact]
    public async Task The_answer_to_a_sender_is_for_those_who_may_read_it()
    {
        var own = (await city.Site.Warehouse.QueryAsync<int>("select min(arrival) from meta.rejects where sender = $unit and solved_by is null", new { unit = RealCity.Unit })).Single();
        using var answer = await city.Site.GetAsync("qu" + RealCity.Unit, $"/runs/rejects/{own}.xlsx");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("PK"u8));
        Assert.Equal(HttpStatusCode.NotFound, await city.Site.StatusAsync("qu" + RealCity.OtherUnit, $"/runs/rejects/{own}.xlsx"));
        Assert.Equal(HttpStatusCode.Forbidden, await city.Site.StatusAsync("caiwu", $"/runs/rejects/{own}.xlsx"));
        Assert.Contains("下载驳回清单", await city.Site.TextAsync("qu" + RealCity.Unit, $"/runs/rejects?arrival={own}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_that_a_check_found_open_from_their_number()
    {
        await using var visitor = await dashboard.VisitAsync(site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/runs/quality");
        var found = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "有团队的机构都在某个医联体里" });
        Assert.Equal("1", await found.GetByRole(AriaRole.Link).TextContentAsync());
        await found.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visitor.Page.Locator("main caption")).ToContainTextAsync("共 1 行");
    }
}
