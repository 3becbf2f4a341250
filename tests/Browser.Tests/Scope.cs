using FamilyDoctor.Analytics.Dashboards.Data;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

public sealed class Scope(Dashboard dashboard)
{
    [Fact]
    public async Task A_district_sees_the_files_of_its_own_senders_only()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("qu" + Dashboard.East);
        await visitor.GoAsync("/runs/arrivals");
        var text = await visitor.Page.Locator("main").TextContentAsync();
        Assert.Contains("共 120 个文件", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Dashboard.West, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/rejects?arrival=12")]
    [InlineData("/runs/1")]
    public async Task What_lies_outside_is_refused(string path)
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("qu" + Dashboard.East);
        Assert.Equal(403, await visitor.GoAsync(path));
        Assert.Equal("没有权限查看", await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());
    }

    [Fact]
    public async Task Asking_for_another_sender_by_the_filter_gives_nothing()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("qu" + Dashboard.East);
        await visitor.GoAsync($"/runs/arrivals?sender={Dashboard.West}001");
        Assert.Contains("没有符合条件的文件", await visitor.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zhidu")]
    [InlineData("caiwu")]
    [InlineData("qu" + Dashboard.East)]
    public async Task Only_those_who_may_start_runs_see_the_button_and_reach_the_form(string name)
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync(name);
        await visitor.GoAsync("/runs");
        Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "开始运行" }).CountAsync());
        var token = await visitor.Page.Locator("input[name=__token]").First.InputValueAsync();
        var form = visitor.Page.APIRequest.CreateFormData();
        form.Set("__token", token);
        var answer = await visitor.Page.APIRequest.PostAsync("/runs/start", new() { Form = form });
        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public void Every_page_query_takes_the_scope_or_says_why_not() =>
        Assert.All(PageSql.All, statement => Assert.True(statement.IsScoped || statement.IsForAll, statement.Name));
}
