using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse.Operations;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>核查名单: it goes out as a workbook, and comes back filled, whole or not at all.</summary>
[Collection(RealCity.Name)]
public sealed class Verifying(Dashboard dashboard, RealCity city)
{
    const int FirstRow = 4, Contract = 3, Answer = 5, Method = 6, Day = 7, Inspector = 8, Note = 9;

    [Fact]
    public async Task A_filled_list_is_noted_whole_or_not_at_all()
    {
        var team = (await city.TeamsAsync(RealCity.OtherUnit))[0];
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("jicha");
        await visitor.GoAsync($"/flags/teams/{team}/sample");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "抽取名单" }).ClickAsync();
        var page = await SentAsync(team);
        using var db = OperationsDb.Open(city.Site.Data);
        var drawn = db.SampledContracts.Where(row => row.Team == team).OrderBy(row => row.Ordinal).Select(row => row.Contract).ToList();
        Assert.Equal(drawn, Enumerable.Range(FirstRow, drawn.Count).Select(row => page.At(row, Contract).Shown));
        Assert.All(Enumerable.Range(FirstRow, drawn.Count), row => Assert.True(page.At(row, Answer).IsEmpty));

        await ReturnAsync(visitor, page, (FirstRow, Answer, "真实"), (FirstRow, Method, "电话"), (FirstRow, Day, "2026-02-30"), (FirstRow, Inspector, "王医生"), (FirstRow + 1, Answer, "也许"));
        var alert = visitor.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToContainTextAsync("第 4 行“日期”：是“2026-02-30”，应为2025-01-01 到");
        await Assertions.Expect(alert).ToContainTextAsync("第 5 行“结果”：是“也许”，应为真实、不知晓、未接受服务、联系不上、拒访之一");
        await Assertions.Expect(alert).ToContainTextAsync("第 5 行“核查人”：是空的，应为");
        Assert.Equal(0, db.SampleAnswers.Count(row => drawn.Contains(row.Contract)));

        await ReturnAsync(visitor, page, (FirstRow, Answer, "真实"), (FirstRow, Method, "电话"), (FirstRow, Day, "2026年2月3日"), (FirstRow, Inspector, "王医生"), (FirstRow, Note, "=1+1 电话 13812345678"),
            (FirstRow + 2, Answer, "不知晓"), (FirstRow + 2, Method, "上门"), (FirstRow + 2, Day, "2026/2/4"), (FirstRow + 2, Inspector, "李医生"));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 份");
        var answers = db.SampleAnswers.Where(row => drawn.Contains(row.Contract)).OrderBy(row => row.Id).ToList();
        Assert.Equal(
            [(drawn[0], "真实", "电话", new DateOnly(2026, 2, 3), "王医生", "=1+1 电话 138****5678", "jicha"), (drawn[2], "不知晓", "上门", new DateOnly(2026, 2, 4), "李医生", null, "jicha")],
            answers.Select(row => (row.Contract, row.Answer, row.Method, row.CheckedOn!.Value, row.CheckedBy!, row.Note, row.Account)));
        Assert.Equal(2, db.Audit.Count(entry => entry.What == "核查结果" && entry.Detail.Contains(team)));

        // what stands goes out again, as text and never as a formula, and coming back adds nothing
        var filled = await SentAsync(team);
        Assert.Equal("=1+1 电话 138****5678", filled.At(FirstRow, Note).Text);
        await ReturnAsync(visitor, filled);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("0 份");
        Assert.Equal(2, db.SampleAnswers.Count(row => drawn.Contains(row.Contract)));
    }

    [Fact]
    public async Task The_list_offers_the_answers_and_goes_to_nobody_who_may_not_read_persons_or_is_of_another_district()
    {
        var team = (await city.TeamsAsync(RealCity.OtherUnit))[1];
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("jicha");
        Assert.Equal(HttpStatusCode.NotFound, await city.Site.StatusAsync("jicha", $"/flags/teams/{team}/sample.xlsx"));
        await visitor.GoAsync($"/flags/teams/{team}/sample");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "抽取名单" }).ClickAsync();
        using var answer = await city.Site.GetAsync("jicha", $"/flags/teams/{team}/sample.xlsx");
        using var book = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Contains(sheet.Descendants<DataValidation>(), list => list.Formula1!.Text == "\"真实,不知晓,未接受服务,联系不上,拒访\"" && list.SequenceOfReferences!.InnerText!.StartsWith("E4:E", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, await city.Site.StatusAsync("caiwu", $"/flags/teams/{team}/sample.xlsx"));
        Assert.Equal(HttpStatusCode.Forbidden, await city.Site.StatusAsync("qu" + RealCity.Unit, $"/flags/teams/{team}/sample.xlsx"));
        Assert.DoesNotContain("/flags/sample/filled", await city.Site.TextAsync("tongji", $"/flags/teams/{team}/sample"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_and_inspectors_are_drawn_by_a_seed_and_the_draw_stays()
    {
        await using var visitor = await dashboard.VisitAsync(scripts: false, site: city.Site);
        await visitor.SignInAsync("jicha");
        await DrawAsync("2", " ");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("种子要写");
        await visitor.Page.GetByLabel("考核单元").SelectOptionAsync(RealCity.OtherUnit);
        await DrawAsync("2", "今天的号码");
        var table = visitor.Page.Locator("#draws table");
        await Assertions.Expect(table).ToContainTextAsync("结果一致");
        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(table.Locator("tbody tr").First).ToContainTextAsync("市级稽查二");
        using var db = OperationsDb.Open(city.Site.Data);
        var draw = (await Inspections.OfAsync(db, "2025")).Single();
        var teams = await city.TeamsAsync(RealCity.OtherUnit);
        Assert.All(draw.Drawn, drawn => Assert.Contains(drawn.Team, teams));
        Assert.Equal(("今天的号码", "jicha jicha2", "jicha"), (draw.Seed, draw.Inspectors, draw.Account));
        Assert.Contains(db.Audit.Where(entry => entry.What == "双随机抽取").ToList(), entry => entry.Detail.Contains("今天的号码", StringComparison.Ordinal));
        Assert.ThrowsAny<Exception>(() => db.Database.ExecuteSqlRaw("update drawn_inspections set Team = 'x'"));
        Assert.ThrowsAny<Exception>(() => db.Database.ExecuteSqlRaw("delete from inspection_draws"));
        Assert.DoesNotContain("今天的号码", await city.Site.TextAsync("qu" + RealCity.Unit, "/flags/checks"), StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/flags/inspections", await city.Site.TextAsync("tongji", "/flags/checks"), StringComparison.Ordinal);

        async Task DrawAsync(string count, string seed)
        {
            if (!visitor.Page.Url.Contains("/flags/checks", StringComparison.Ordinal))
                await visitor.GoAsync("/flags/checks");
            await visitor.Page.GetByLabel("考核单元").SelectOptionAsync("");
            await visitor.Page.GetByLabel("抽几支团队").FillAsync(count);
            await visitor.Page.GetByLabel("种子").FillAsync(seed);
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "抽取" }).ClickAsync();
        }
    }

    async Task<ReadSheet> SentAsync(string team)
    {
        using var answer = await city.Site.GetAsync("jicha", $"/flags/teams/{team}/sample.xlsx");
        return SheetReader.Read(await answer.Content.ReadAsStreamAsync(), "名单")[0];
    }

    /// <summary>Hands the list in with some cells filled.</summary>
    static async Task ReturnAsync(Visitor visitor, ReadSheet sheet, params (int Row, int Column, string Text)[] filled)
    {
        var cells = filled.ToDictionary(cell => (cell.Row, cell.Column), cell => cell.Text);
        var file = Path.GetTempFileName();
        try
        {
            SheetWriter.Write(file, [new SheetPage(sheet.Name, [], [.. Enumerable.Range(1, sheet.Rows).Select(row => (IReadOnlyList<SheetCell>)
                [.. Enumerable.Range(1, sheet.Columns).Select(column => SheetCell.Of(cells.GetValueOrDefault((row, column)) ?? sheet.At(row, column).Shown))])])]);
            await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名单.xlsx", MimeType = "application/octet-stream", Buffer = await File.ReadAllBytesAsync(file) });
        }
        finally
        {
            File.Delete(file);
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "上传" }).ClickAsync();
    }
}
