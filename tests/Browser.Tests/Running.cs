using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

public sealed class Running(Dashboard dashboard)
{
    [Fact]
    public async Task The_page_lists_runs_and_the_schedule()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("yunwei");
        await visitor.GoAsync("/runs");
        var text = await visitor.Page.Locator("main").TextContentAsync();
        Assert.Contains("已发布版本 0123456789ab", text, StringComparison.Ordinal);
        Assert.Contains("2026-01-02 02:00:00", text, StringComparison.Ordinal);
        Assert.Contains("2 分 5 秒", text, StringComparison.Ordinal);
        Assert.Contains("每日全量运行", text, StringComparison.Ordinal);
        Assert.Contains("报送截止", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_name_line_column_found_and_expected()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("tongji");
        await visitor.GoAsync("/runs/arrivals?state=current");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await visitor.GoAsync("/runs/rejects?arrival=12");
        var row = visitor.Page.Locator("main table").Last.Locator("tbody tr").First;
        Assert.Equal(
            ["inbox/990102001/2025-01/visits.csv", "2", "就诊时间", "2025-02-32", "日期时间，如 2025-01-05 08:30", "不是日期时间"],
            await row.Locator("td").AllTextContentsAsync());
    }

    [Fact]
    public async Task Health_is_told_without_signing_in()
    {
        await using var visitor = await dashboard.VisitAsync();
        var answer = await visitor.Page.APIRequest.GetAsync("/health");
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public void The_code_and_the_last_migration_agree()
    {
        using var db = OperationsDb.Open(dashboard.Data);
        Assert.False(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.HasPendingModelChanges(db.Database));
    }
}
