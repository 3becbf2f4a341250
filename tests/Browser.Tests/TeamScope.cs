using FamilyDoctor.Analytics.Warehouse.Operations;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>A district's account and the teams of another: page, partial, explanation and export.</summary>
public sealed class TeamScope(Dashboard dashboard)
{
    const string Own = "990101001008";
    const string Foreign = "990102001001";

    [Theory]
    [InlineData("/teams/" + Foreign)]
    [InlineData("/teams/" + Foreign + "/explain/total")]
    [InlineData("/teams/" + Foreign + "/explain/fulfilment")]
    [InlineData("/teams/" + Foreign + "/explain/payout")]
    [InlineData("/teams/" + Foreign + "/rows/active")]
    public async Task Another_districts_team_is_refused_as_page_and_as_partial(string path)
    {
        const string Name = "qu" + Dashboard.East;
        Assert.Equal(403, (int)await dashboard.Site.StatusAsync(Name, path));
        using var partial = await dashboard.Site.GetAsync(Name, path, ("HX-Request", "true"));
        Assert.Equal(403, (int)partial.StatusCode);
        Assert.DoesNotContain("示例1队", await partial.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (int)await dashboard.Site.StatusAsync(Name, path.Replace(Foreign, Own, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tongji", 3)]
    [InlineData("qu" + Dashboard.East, 3)]
    [InlineData("caiwu", 0)]
    [InlineData("zhidu", 0)]
    public async Task Rows_tell_residents_apart_only_for_those_who_check_them(string name, int residents)
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync(name);
        Assert.Equal(200, await visitor.GoAsync($"/teams/{Own}/rows/active"));
        Assert.Equal(3, await visitor.Page.Locator("tbody tr").CountAsync());
        Assert.Equal(residents, await visitor.Page.GetByText("居民 ", new() { Exact = false }).And(visitor.Page.Locator("tbody td")).CountAsync());
        await visitor.GoAsync($"/teams/{Own}/rows/active?part=unmet");
        Assert.Equal(1, await visitor.Page.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task The_ranking_holds_the_own_teams_also_when_another_unit_is_asked_for()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("qu" + Dashboard.East);
        await visitor.GoAsync("/teams?size=all");
        Assert.Equal(60, await visitor.Page.Locator("tbody tr").CountAsync());
        Assert.DoesNotContain("示例西区", await visitor.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        await visitor.GoAsync("/teams?unit=" + Dashboard.West);
        Assert.Contains("没有符合条件的团队", await visitor.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ranking", 60)]
    [InlineData("payouts", 180)]
    [InlineData("rejects", 90)]
    public async Task An_export_holds_the_own_rows_only(string what, int rows)
    {
        using var answer = await dashboard.Site.GetAsync("qu" + Dashboard.East, $"/export/{what}?format=csv");
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal($"{what}-{Dashboard.Version}.csv", answer.Content.Headers.ContentDisposition!.FileName);
        var lines = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').TrimEnd().Split('\n');
        Assert.Equal(rows, lines.Length - 1);
        Assert.DoesNotContain(lines, line => line.Contains(Dashboard.West, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_is_written_down_and_leaves_no_file_behind()
    {
        using var answer = await dashboard.Site.GetAsync("zhidu", "/export/ranking?format=parquet");
        Assert.Equal("PAR1"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..4]);
        using var db = OperationsDb.Open(dashboard.Data);
        Assert.Contains(db.Audit.Where(entry => entry.Account == "zhidu" && entry.What == "导出").ToList(), entry => entry.Detail.StartsWith("ranking-", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(dashboard.Data.Tmp), file => Path.GetFileName(file).StartsWith("export-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/export/accounts")]
    [InlineData("/export/ranking?format=xls")]
    [InlineData("/export/0")]
    public async Task An_unknown_export_is_not_found(string path)
    {
        Assert.Equal(404, (int)await dashboard.Site.StatusAsync("tongji", path));
    }
}
