using System.Net;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>疑点: from what was seen to what people made of it.</summary>
[Collection(RealCity.Name)]
public sealed class Flagging(Dashboard dashboard, RealCity city)
{
    [Fact]
    public async Task A_flag_goes_from_check_to_answer_to_verdict_to_a_cut_and_every_step_stays()
    {
        var (team, unit, flag) = await FlagAsync();
        await using (var inspector = await dashboard.VisitAsync(scripts: false, site: city.Site))
        {
            await inspector.SignInAsync("jicha");
            await inspector.GoAsync("/flags");
            await inspector.Page.Locator($"main a[href='/flags/teams/{team}']").ClickAsync();
            await StepAsync(inspector, flag, "核查", "电话回访 20 人，12 人不知晓");
            await Assertions.Expect(Case(inspector, flag)).ToContainTextAsync("核查中");
        }

        await using (var district = await dashboard.VisitAsync(scripts: false, site: city.Site))
        {
            await district.SignInAsync("qu" + unit);
            await district.GoAsync("/flags/teams/" + team);
            await StepAsync(district, flag, "申辩", "居民登记的死亡日期有误");
            await Assertions.Expect(Case(district, flag)).ToContainTextAsync("已申辩");
        }

        await using (var inspector = await dashboard.VisitAsync(scripts: false, site: city.Site))
        {
            await inspector.SignInAsync("jicha");
            await inspector.GoAsync("/flags/teams/" + team);
            await Assertions.Expect(inspector.Page.Locator("form[action='/flags/cut']")).ToHaveCountAsync(0);
            await StepAsync(inspector, flag, "结论", "火化记录与登记一致");
            await Assertions.Expect(inspector.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("结论要选");
            await Case(inspector, flag).Locator("[name=verdict]").SelectOptionAsync("属实");
            await StepAsync(inspector, flag, "结论", "火化记录与登记一致");
            await Assertions.Expect(Case(inspector, flag)).ToContainTextAsync("属实");
            await inspector.GoAsync("/flags/detectors");
            await Assertions.Expect(inspector.Page.Locator("main table")).ToContainTextAsync("属实 1");
            await CutAsync(inspector, team);
        }

        using var db = OperationsDb.Open(city.Site.Data);
        Assert.Equal(["核查", "申辩", "结论"], db.CaseSteps.Where(step => step.Flag == flag).OrderBy(step => step.Id).Select(step => step.Step).ToList());
        Assert.Equal(3, db.Audit.Count(entry => entry.What.StartsWith("疑点") && entry.Detail.Contains(flag)));
        db.CaseSteps.Remove(db.CaseSteps.First());
        Assert.ThrowsAny<Exception>(() => db.SaveChanges());
    }

    [Fact]
    public async Task A_case_is_given_to_an_inspector_and_the_queue_is_filtered_by_whose_it_is()
    {
        var (team, unit, _) = await FlagAsync();
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("jicha");
        await AssignAsync("jicha2");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("指派给 市级稽查二");
        Assert.Contains(team, await city.Site.TextAsync("jicha2", "/flags?assigned=mine"), StringComparison.Ordinal);
        Assert.DoesNotContain(team, await city.Site.TextAsync("jicha", "/flags?assigned=mine"), StringComparison.Ordinal);
        Assert.DoesNotContain(team, await city.Site.TextAsync("jicha", "/flags?assigned=none"), StringComparison.Ordinal);
        Assert.Contains("市级稽查二", await city.Site.TextAsync("jicha", "/flags"), StringComparison.Ordinal);
        await AssignAsync("");
        Assert.Contains(team, await city.Site.TextAsync("jicha", "/flags?assigned=none"), StringComparison.Ordinal);
        Assert.DoesNotContain("/flags/assign", await city.Site.TextAsync("qu" + unit, "/flags/teams/" + team), StringComparison.Ordinal);
        using var db = OperationsDb.Open(city.Site.Data);
        Assert.Equal(["jicha2", null], db.CaseSteps.Where(step => step.Step == "指派" && step.Team == team).OrderBy(step => step.Id).Select(step => step.Assignee).ToList());

        async Task AssignAsync(string account)
        {
            await visitor.GoAsync("/flags/teams/" + team);
            await visitor.Page.GetByLabel("指派给").SelectOptionAsync(account);
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "指派", Exact = true }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_sample_is_drawn_once_and_its_rate_rests_on_the_random_half()
    {
        var (team, _, _) = await FlagAsync();
        await using var inspector = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await inspector.SignInAsync("jicha");
        await DrawAsync(inspector, team);
        using var db = OperationsDb.Open(city.Site.Data);
        var drawn = db.SampledContracts.Where(row => row.Team == team).OrderBy(row => row.Ordinal).ToList();
        Assert.True(drawn.Count >= 10 && drawn[0].IsRandom && drawn.Exists(row => !row.IsRandom));
        await AnswerAsync(drawn[0].Contract, "真实");
        await AnswerAsync(drawn[1].Contract, "联系不上");
        await AnswerAsync(drawn[1].Contract, "不知晓");
        await AnswerAsync(drawn[^1].Contract, "不知晓");
        await Assertions.Expect(inspector.Page.Locator(".figures")).ToContainTextAsync("1 / 2，95% 区间 9.5% 至 90.5%");
        await inspector.GoAsync("/flags/checks");
        await Assertions.Expect(inspector.Page.Locator("main tbody tr").Filter(new() { HasText = team })).ToContainTextAsync("50.0%");
        string[] contracts = [drawn[0].Contract, drawn[1].Contract, drawn[^1].Contract];
        Assert.Equal(4, db.SampleAnswers.Count(row => contracts.Contains(row.Contract)));
        Assert.DoesNotContain("action=\"/flags/sample", await city.Site.TextAsync("caiwu", $"/flags/teams/{team}/sample"), StringComparison.Ordinal);

        async Task AnswerAsync(string contract, string answer)
        {
            var row = inspector.Page.Locator($"tr[id='{contract}']");
            await row.Locator("[name=answer]").SelectOptionAsync(answer);
            await row.GetByRole(AriaRole.Button).ClickAsync();
        }
    }

    [Fact]
    public async Task Evidence_opens_row_by_row_and_hides_persons_from_those_who_may_not_read_them()
    {
        var (_, _, flag) = await FlagAsync();
        var path = "/flags/rows?flag=" + Uri.EscapeDataString(flag);
        Assert.Contains("居民</th>", await city.Site.TextAsync("jicha", path), StringComparison.Ordinal);
        Assert.DoesNotContain("居民</th>", await city.Site.TextAsync("caiwu", path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_district_finds_neither_the_flag_nor_the_team()
    {
        var (team, unit, flag) = await FlagAsync();
        var other = "qu" + (unit == RealCity.Unit ? RealCity.OtherUnit : RealCity.Unit);
        Assert.Equal(HttpStatusCode.NotFound, await city.Site.StatusAsync(other, "/flags/rows?flag=" + Uri.EscapeDataString(flag)));
        Assert.Equal(HttpStatusCode.Forbidden, await city.Site.StatusAsync(other, "/flags/teams/" + team));
        Assert.DoesNotContain(team, await city.Site.TextAsync(other, "/flags"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_case_shows_the_funnel_beside_its_peers_and_marks_deadlines()
    {
        var (team, _, _) = await FlagAsync();
        var text = await city.Site.TextAsync("jicha", "/flags/teams/" + team);
        var counts = (await city.Site.Warehouse.QueryAsync<Funnel>("select active_count, substantive_count from marts.team_funnel where team = $team", new { team })).Single();
        Assert.Contains($"期末在签 {counts.ActiveCount:N0} 人", text, StringComparison.Ordinal);
        Assert.Contains($"做实 {counts.SubstantiveCount:N0} 人", text, StringComparison.Ordinal);
        Assert.Contains("同组中位数", text, StringComparison.Ordinal);
        Assert.All((string[])["2025-01-05 月报", "2025-03-31 季报", "2025-05-19 5·19"], day => Assert.Contains(day, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_only_read_finds_no_form()
    {
        var (team, _, _) = await FlagAsync();
        Assert.DoesNotContain("action=\"/flags/step", await city.Site.TextAsync("caiwu", "/flags/teams/" + team), StringComparison.Ordinal);
    }

    async Task<(string Team, string Unit, string Flag)> FlagAsync() => (await city.Site.Warehouse.QueryAsync<Known>(
        "select team, unit, flag from flags.flags where team is not null and evidence_rows > 0 order by severity, flag limit 1")).Select(known => (known.Team, known.Unit, known.Flag)).Single();

    /// <summary>核减 by a person, after the verdict: a file of the inbox, and another one that takes it back.</summary>
    async Task CutAsync(Visitor inspector, string team)
    {
        await DrawAsync(inspector, team);
        using var db = OperationsDb.Open(city.Site.Data);
        var contract = db.SampledContracts.Where(row => row.Team == team && !row.IsRandom).OrderBy(row => row.Ordinal).Select(row => row.Contract).First();
        await inspector.Page.Locator($"tr[id='{contract}'] [name=answer]").SelectOptionAsync("未接受服务");
        await inspector.Page.Locator($"tr[id='{contract}']").GetByRole(AriaRole.Button).ClickAsync();
        await inspector.GoAsync("/flags/teams/" + team);
        await inspector.Page.GetByLabel("核减的依据").FillAsync("核查名单");
        await inspector.Page.GetByRole(AriaRole.Button, new() { Name = "核减", Exact = true }).ClickAsync();
        await Assertions.Expect(inspector.Page.Locator("#cut")).ToContainTextAsync("有 1 份核减决定还没有入库");
        var folder = Path.Combine(city.Site.Data.Inbox, "city", "2025");
        var lines = await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(folder, "cuts_*")));
        Assert.Contains(lines, line => line.StartsWith($"2025,{team},{contract},未接受服务,,,核查名单,市级稽查,", StringComparison.Ordinal) && line.EndsWith(",核减", StringComparison.Ordinal));
        await inspector.Page.GetByLabel("撤销核减的理由").FillAsync("申辩成立");
        await inspector.Page.GetByRole(AriaRole.Button, new() { Name = "撤销核减" }).ClickAsync();
        await Assertions.Expect(inspector.Page.Locator("#cut")).ToContainTextAsync("有 2 份核减决定还没有入库");
        Assert.All((await File.ReadAllLinesAsync(Directory.GetFiles(folder, "cuts_*").Max()!)).Skip(1), line => Assert.EndsWith(",撤销", line, StringComparison.Ordinal));
        Assert.Equal(["核减", "撤销核减"], db.Audit.Where(entry => entry.What.Contains("核减") && entry.Detail.Contains(team)).OrderBy(entry => entry.Id).Select(entry => entry.What).ToList());
        Assert.DoesNotContain("action=\"/flags/cut", await city.Site.TextAsync("caiwu", "/flags/teams/" + team), StringComparison.Ordinal);
    }

    // whichever test comes first draws
    static async Task DrawAsync(Visitor inspector, string team)
    {
        await inspector.GoAsync($"/flags/teams/{team}/sample");
        var button = inspector.Page.GetByRole(AriaRole.Button, new() { Name = "抽取名单" });
        if (await button.CountAsync() > 0)
            await button.ClickAsync();
    }

    static ILocator Case(Visitor visitor, string flag) => visitor.Page.Locator($"section[id='{FlagHead.Anchor(flag)}']");

    static async Task StepAsync(Visitor visitor, string flag, string step, string text)
    {
        await Case(visitor, flag).Locator("[name=step]").SelectOptionAsync(step);
        await Case(visitor, flag).Locator("[name=text]").FillAsync(text);
        await Case(visitor, flag).GetByRole(AriaRole.Button).ClickAsync();
    }

    sealed record Funnel(long ActiveCount, long SubstantiveCount);

    sealed record Known(string Team, string Unit, string Flag);
}
