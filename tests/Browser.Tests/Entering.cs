using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>登记: what a person enters becomes a file of the inbox that the next run takes up.</summary>
[Collection(RealCity.Name)]
public sealed class Entering(Dashboard dashboard, RealCity city)
{
    [Fact]
    public async Task A_finding_becomes_a_file_of_the_inbox_and_a_line_of_the_audit()
    {
        var team = (await city.TeamsAsync(RealCity.Unit))[0];
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("jicha");
        await visitor.GoAsync("/entries");
        await visitor.Page.GetByLabel("对象代码").FillAsync(team);
        await visitor.Page.GetByLabel("次数").FillAsync("2");
        await visitor.Page.GetByLabel("依据").FillAsync("回访记录, 第 3 页");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("下次运行后计入");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("有 1 份登记还没有入库");
        var file = Assert.Single(Directory.GetFiles(Path.Combine(city.Site.Data.Inbox, "city", "2025"), "findings_*"));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(2, lines.Length);
        Assert.Matches($"^W\\d{{17}},2025,{team},false_signing,2,\"回访记录, 第 3 页\",市级稽查,", lines[1]);
        using var db = OperationsDb.Open(city.Site.Data);
        Assert.Contains(db.Audit.Where(entry => entry.What == "登记查实问题").ToList(), entry => entry.Account == "jicha" && entry.Detail.Contains(team, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_team_that_does_not_exist_is_refused()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/entries");
        await visitor.Page.GetByLabel("对象代码").FillAsync("123");
        await visitor.Page.GetByLabel("依据").FillAsync("回访记录");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有这个代码");
    }

    [Theory]
    [InlineData("caiwu")]
    [InlineData("qu" + RealCity.Unit)]
    public async Task Who_may_only_read_finds_no_form(string name) =>
        Assert.DoesNotContain("action=\"/entries", await city.Site.TextAsync(name, "/entries"), StringComparison.Ordinal);
}
