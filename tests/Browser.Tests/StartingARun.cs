using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>A run from the page is a child process; here one that stops at a bad definition, on a folder of its own.</summary>
public sealed class StartingARun(Dashboard dashboard)
{
    [Fact]
    public async Task A_run_that_stops_at_a_bad_definition_shows_the_fault_and_leaves_an_audit_entry()
    {
        var root = Directory.CreateTempSubdirectory("fda-run-").FullName;
        var data = new DataFolder(root);
        Directory.CreateDirectory(Path.Combine(data.OwnDefinitions, "sources"));
        await File.WriteAllTextAsync(Path.Combine(data.OwnDefinitions, "sources", "visits.yaml"), "titel: 就诊\n");
        await using (var site = await Site.StartAsync(data))
        {
            await using var visitor = await dashboard.VisitAsync(site: site);
            await visitor.GoAsync("/login?ReturnUrl=/runs");
            await visitor.SubmitSignInAsync("yunwei", site.Account("yunwei").Password);
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "开始运行" }).ClickAsync();
            // the page asks again by itself until the process has ended
            await visitor.Page.GetByText("退出码 2").WaitForAsync(new() { Timeout = 120_000 });
            Assert.Contains("不认识的键“titel”", await visitor.Page.Locator("pre").TextContentAsync(), StringComparison.Ordinal);
        }

        using (var db = OperationsDb.Open(data))
            Assert.Equal("yunwei", db.Audit.Single(entry => entry.What == "开始运行").Account);
        Directory.Delete(root, recursive: true);
    }
}
