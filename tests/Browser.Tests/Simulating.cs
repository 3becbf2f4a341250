using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Operations;
using FamilyDoctor.Analytics.Warehouse.Scoring;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>模拟: numbers typed over a scheme, what they change, and the draft that they become.</summary>
[Collection(RealCity.Name)]
public sealed class Simulating(Dashboard dashboard, RealCity city)
{
    const string Changed = "/simulate?scheme=six-dimensions-example&p.fulfilment=10&p.served=9&c.良好=0.95";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_number_is_tried_and_put_back(bool scripts)
    {
        await using var visitor = await dashboard.VisitAsync(scripts: scripts, site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/simulate");
        var main = visitor.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("与正在用的方案没有不同");
        await visitor.Page.GetByLabel("序时履约率的目标（%）").FillAsync("95");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "试算" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("“序时履约率”规则");
        await Assertions.Expect(main).ToContainTextAsync("基本公卫补助");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "恢复原值" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("与正在用的方案没有不同");
    }

    [Theory]
    [InlineData("p.fulfilment=13", "101")]
    [InlineData("p.fulfilment=多", "不是 −1,000,000 到 1,000,000 的数字")]
    [InlineData("b.优秀=75", "良好")]
    public async Task What_makes_no_scheme_is_told_and_not_tried(string sent, string fault)
    {
        var text = await city.Site.TextAsync("tongji", "/simulate?" + sent);
        Assert.Contains("这样改还不能试算", text, StringComparison.Ordinal);
        Assert.Contains(fault, text, StringComparison.Ordinal);
        Assert.DoesNotContain("存为草案", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_a_scheme_file_that_can_be_tried_and_that_no_run_reads()
    {
        await using var visitor = await dashboard.VisitAsync(site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync(Changed);
        await visitor.Page.GetByLabel("存为草案，名称").FillAsync("提高良好系数");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("已存为草案");
        var draft = ScoreRun.ReadScheme(Assert.Single(Directory.GetFiles(city.Site.Data.Drafts)));
        Assert.Equal((SchemeStatus.Draft, "提高良好系数"), (draft.Status, draft.Title));
        Assert.Equal(0.95m, draft.Bands.Single(band => band.Label == "良好").Coefficient);
        Assert.Contains("提高良好系数", await visitor.Page.GetByLabel("方案").TextContentAsync(), StringComparison.Ordinal);
        using var db = OperationsDb.Open(city.Site.Data);
        Assert.Contains(db.Audit.Where(entry => entry.What == "保存草案").ToList(), entry => entry.Account == "tongji" && entry.Detail.Contains("提高良好系数", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_city_tries_and_only_its_statistician_saves()
    {
        foreach (var path in new[] { Changed, "/simulate/export?p.fulfilment=10&p.served=9" })
            Assert.Equal(403, (int)await city.Site.StatusAsync("qu" + RealCity.Unit, path));
        var text = await city.Site.TextAsync("caiwu", Changed);
        Assert.Contains("改了什么", text, StringComparison.Ordinal);
        Assert.DoesNotContain("存为草案", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_holds_every_team()
    {
        var lines = (await city.Site.TextAsync("tongji", "/simulate/export?p.fulfilment=10&p.served=9")).TrimEnd().Split('\n');
        Assert.StartsWith("团队编号,", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(6, lines.Length - 1);
    }
}
