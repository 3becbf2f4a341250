using System.Text;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>上传: a file goes from the page into the inbox, or the page says why not; and what else people decide on pages about runs.</summary>
[Collection(RealCity.Name)]
public sealed class Uploading(Dashboard dashboard, RealCity city)
{
    const string Header = "问题编号,考核期,对象代码,项目代码,次数,依据,查实人,查实日期,登记时间,状态\n";

    [Fact]
    public async Task A_file_goes_into_the_inbox_and_into_the_audit_without_scripts()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/runs/upload");
        await SendAsync(visitor, "查实问题", "city", "2024", "查实.csv", Header);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("已收下 inbox/city/2024/findings_");
        await Assertions.Expect(visitor.Page.Locator("main tbody tr").First).ToContainTextAsync("等下次运行");
        Assert.Equal(Header, await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(city.Site.Data.Inbox, "city", "2024"), "findings_*_查实.csv"))));
        Assert.Empty(Directory.GetFiles(city.Site.Data.Inbox, ".upload-*"));
        using var db = OperationsDb.Open(city.Site.Data);
        Assert.Contains(db.Audit.Where(entry => entry.What == "上传").ToList(), entry => entry.Account == "tongji" && entry.Detail.StartsWith("inbox/city/2024/findings_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_no_run_could_read_is_refused_with_its_reason()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("qu" + RealCity.Unit);
        await visitor.GoAsync("/runs/upload");
        await SendAsync(visitor, "签约协议", RealCity.Unit, "2025-12", "签约.csv", "协议编号,团队编号\n1,2\n");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("缺少必填列");
        await SendAsync(visitor, "签约协议", RealCity.OtherUnit, "2025-12", "签约.csv", "协议编号,团队编号\n1,2\n");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不是本账号范围内的报送单位");
        Assert.Empty(Directory.GetFiles(city.Site.Data.Inbox, "*签约.csv", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Who_may_only_read_finds_no_form() =>
        Assert.DoesNotContain("action=\"/runs/upload", await city.Site.TextAsync("caiwu", "/runs/upload"), StringComparison.Ordinal);

    [Fact]
    public async Task A_limit_holds_at_once()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/runs/quality");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "有团队的机构都在某个医联体里" })).ToContainTextAsync("提示");
        await LimitAsync("一行");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("百分比");
        await LimitAsync("1");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "有团队的机构都在某个医联体里" })).ToContainTextAsync("限度内");
        await LimitAsync("0");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "有团队的机构都在某个医联体里" })).ToContainTextAsync("提示");

        async Task LimitAsync(string allowed)
        {
            await visitor.GoAsync("/runs/quality");
            var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "有团队的机构都在某个医联体里" });
            await row.Locator("[name=allowed]").FillAsync(allowed);
            await row.Locator("[name=reason]").FillAsync("新建机构正在入网");
            await row.GetByRole(AriaRole.Button).ClickAsync();
        }
    }

    [Fact]
    public async Task A_version_is_kept_with_its_reason_and_let_go_again()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("caiwu");
        await visitor.GoAsync("/runs/versions");
        await visitor.Page.Locator("[name=reason]").First.FillAsync("2025 年度考核通报");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "保留", Exact = true }).First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main tbody").First).ToContainTextAsync("2025 年度考核通报");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "不再保留" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main tbody").First).Not.ToContainTextAsync("2025 年度考核通报");
        Assert.DoesNotContain("action=\"/runs/versions/keep", await city.Site.TextAsync("qu" + RealCity.Unit, "/runs/versions"), StringComparison.Ordinal);
    }

    static async Task SendAsync(Visitor visitor, string source, string sender, string period, string name, string text)
    {
        await visitor.Page.GetByLabel("来源").SelectOptionAsync(new SelectOptionValue { Label = source });
        await visitor.Page.GetByLabel("报送单位代码").FillAsync(sender);
        await visitor.Page.GetByLabel("报送期").FillAsync(period);
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "上传" }).ClickAsync();
    }
}
