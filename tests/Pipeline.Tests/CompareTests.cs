using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Comparing;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class CompareTests(SmallCity city) : IDisposable
{
    static readonly string[] Headers = ["团队编号", "团队名称", "得分", "等次", "应拨（元）", "签约覆盖率", "签约覆盖率分子", "签约覆盖率分母", "服务质量"];

    readonly string _folder = Directory.CreateTempSubdirectory("fda-compare-").FullName;

    string Book => Path.Combine(_folder, "published.xlsx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_difference_has_its_likely_cause()
    {
        var ours = Ours();
        var teams = ours.Teams.Keys.Order(StringComparer.Ordinal).ToList();
        // on the limit of 良好, which print alone decides
        ours = ours with { Teams = ours.Teams.ToDictionary(team => team.Key, team => team.Key == teams[3] ? team.Value with { Total = 80m, Grade = "良好" } : team.Value) };
        var rows = teams.Take(5).Select(team => Published(team, ours.Teams[team])).ToList();
        var coverage = ours.Teams[teams[1]].Nodes["coverage"].Value!.Value;
        rows[1] = rows[1] with { Denominator = coverage.Denominator + 100, Coverage = Math.Round(coverage.Numerator / (coverage.Denominator + 100) * 100, 1), Total = rows[1].Total - 1 };
        rows[2] = rows[2] with { Coverage = rows[2].Coverage - 3, Numerator = null, Denominator = null };
        rows[3] = rows[3] with { Total = null, Grade = "中等" };
        rows[4] = rows[4] with { Yuan = rows[4].Yuan + 5 };
        var differences = Compare(ours, [.. rows, rows[0] with { Team = "X999" }]).Differences;

        Assert.Contains(differences, row => (row.Team, row.Item, row.Cause) == (teams[0], "签约覆盖率", Cause.Rounding));
        Assert.Equal(Cause.Denominator, One(teams[1], "签约覆盖率").Cause);
        Assert.Equal(Cause.Denominator, One(teams[1], "签约覆盖率分母").Cause);
        Assert.Equal((Cause.Denominator, -1m), (One(teams[1], "得分").Cause, One(teams[1], "得分").More));
        Assert.Equal(Cause.Value, One(teams[2], "签约覆盖率").Cause);
        Assert.Equal(Cause.Band, One(teams[3], "等次").Cause);
        Assert.Equal((Cause.Unknown, 5m), (One(teams[4], "应拨（元）").Cause, One(teams[4], "应拨（元）").More));
        Assert.Equal(["X999", teams[5]], differences.Where(row => row.Cause == Cause.NoTeam).Select(row => row.Team));
        Assert.All(differences.Where(row => row.Team == teams[0]), row => Assert.Equal(Cause.Rounding, row.Cause));

        Difference One(string team, string item) => Assert.Single(differences, row => row.Team == team && row.Item == item);
    }

    [Fact]
    public void A_team_published_as_computed_does_not_differ()
    {
        var ours = Ours();
        Write([["团队编号", "总分", "等次", "名次", "应拨", "实拨"], .. ours.Teams.Select(team => new object?[] { team.Key, team.Value.Total, team.Value.Grade, team.Value.Rank is { } rank ? (decimal)rank : "不参与排名", Fen.ToYuan(team.Value.EarnedFen!.Value), Fen.ToYuan(team.Value.PaidFen!.Value) })]);
        var comparison = Comparison.Of(ours, OfficialTable.Read(Book, ours.Scheme, ours.Indicators));
        Assert.Empty(comparison.Differences);
        Assert.True(comparison.Compared >= 29);
        ComparisonFile.Write(comparison, Path.Combine(_folder, "out.xlsx"));
        Assert.Equal("团队编号", SheetReader.Read(Path.Combine(_folder, "out.xlsx"))[0].At(1, 1).Text);
    }

    [Fact]
    public void Faults_name_sheet_cell_found_and_expected()
    {
        var ours = Ours();
        Write([["某市考核结果"], ["团队编号", "得分", "等次", "得份"], ["01", "九十", "优", 1m], ["01", 90m, "优秀", 1m], [null, 80m, null, null]]);
        var message = Assert.Throws<RunException>(() => OfficialTable.Read(Book, ours.Scheme, ours.Indicators)).Message;
        Assert.Contains("工作表“Sheet1”单元格 D2:是“得份”,应为团队编号、得分", message, StringComparison.Ordinal);
        Assert.Contains("单元格 B3:是“九十”,应为数字(得分)", message, StringComparison.Ordinal);
        Assert.Contains("单元格 C3:是“优”,应为等次之一:优秀、良好", message, StringComparison.Ordinal);
        Assert.Contains("单元格 A4:是“01”,应为不重复的团队编号", message, StringComparison.Ordinal);
        Assert.Contains("单元格 A5:是空的,应为团队编号", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_period_is_refused()
    {
        using var version = VersionReader.OpenCurrent(city.Data);
        Assert.Contains("考核期是 2025,不是 2024", Assert.Throws<RunException>(() => OurResults.Read(version, "2024")).Message, StringComparison.Ordinal);
    }

    OurResults Ours()
    {
        using var version = VersionReader.OpenCurrent(city.Data);
        return OurResults.Read(version, "2025");
    }

    Comparison Compare(OurResults ours, IReadOnlyList<Row> rows)
    {
        Write([[.. Headers], .. rows.Select(row => new object?[] { row.Team, "名称", row.Total, row.Grade, row.Yuan, row.Coverage, row.Numerator, row.Denominator, row.Quality })]);
        return Comparison.Of(ours, OfficialTable.Read(Book, ours.Scheme, ours.Indicators));
    }

    static Row Published(string team, OurTeam ours)
    {
        var coverage = ours.Nodes["coverage"].Value!.Value;
        return new(team, ours.Total, ours.Grade, Fen.ToYuan(ours.EarnedFen!.Value), Math.Round(coverage.Rate!.Value * 100, 1, MidpointRounding.AwayFromZero), coverage.Numerator, coverage.Denominator, ours.Nodes["quality"].Score);
    }

    void Write(IReadOnlyList<object?[]> rows) => SheetWriter.Write(Book, [new("Sheet1", [12], [.. rows.Select(row => (IReadOnlyList<SheetCell>)[.. row.Select(cell => cell is decimal number ? SheetCell.Of(number) : SheetCell.Of(cell as string))])])]);

    sealed record Row(string Team, decimal? Total, string? Grade, decimal Yuan, decimal? Coverage, decimal? Numerator, decimal? Denominator, decimal? Quality);
}
