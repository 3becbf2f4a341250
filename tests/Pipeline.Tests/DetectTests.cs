using System.Globalization;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Detecting;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary><c>fda detect</c>: published areas under the curve, one byte stream per input, and tables that go wrong.</summary>
public sealed class DetectTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fda-detect-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // 100 trees of 256 rows, mean of five seeds, within 0.01 of the published area or better on each set; the combination, on
    // average, at least as good as the best single detector published
    [Fact]
    public void On_labelled_sets_the_forest_is_as_good_as_published_and_the_combination_better_than_any_single_detector()
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("FDA_EXTERNAL_DATA") ?? "", "adbench");
        Assert.SkipUnless(File.Exists(Path.Combine(data, "published-auc.csv")), "FDA_EXTERNAL_DATA is not set or holds no adbench");
        var published = File.ReadAllLines(Path.Combine(data, "published-auc.csv")).Select(line => line.Split(',')).ToList();
        var forest = Array.IndexOf(published[0], "IForest");
        var combined = new List<double>();
        foreach (var row in published.Skip(1))
        {
            var file = Directory.GetFiles(data).Single(name => name.EndsWith($"_{row[0]}.csv", StringComparison.OrdinalIgnoreCase));
            var areas = Enumerable.Range(1, 5).Select(seed => Detect(file, new(Seed: seed), new("label")).Areas.ToDictionary(area => area.Model, area => area.Area!.Value)).ToList();
            Assert.True(areas.Average(area => area[IsolationForest.Name]) >= double.Parse(row[forest], CultureInfo.InvariantCulture) - 0.01, row[0]);
            combined.Add(areas.Average(area => area[DetectedTable.Combined]));
        }

        var best = Enumerable.Range(4, published[0].Length - 4).Max(detector => published.Skip(1).Average(row => double.Parse(row[detector], CultureInfo.InvariantCulture)));
        Assert.True(combined.Average() >= best, $"{combined.Average():0.0000}, best single detector published {best:0.0000}");
    }

    [Fact]
    public void The_verb_prints_the_areas_and_the_rows_to_look_at_and_writes_the_same_bytes_each_time()
    {
        var input = Table("team,kind,visits,share,label", [.. Enumerable.Range(0, 60).Select(i => $"t{i:00},{(i % 2 == 0 ? "centre" : "station")},{100 + (i * 7 % 13)},{(i == 9 ? "" : $"0.{40 + (i * 5 % 11)}")},0"), "t99,centre,900,0.95,1"]);
        string[] arguments = ["detect", "--input", input, "--label", "label", "--key", "team", "--peers", "kind", "--budget", "1", "--out"];
        var first = FdaProcess.Run([.. arguments, Path.Combine(_folder, "one.csv")]);
        Assert.Equal(("", 0), (first.Error, first.ExitCode));
        Assert.Matches(@"综合分\s+combined\s+1\.0000", first.Output);
        Assert.Contains("t99", first.Output, StringComparison.Ordinal);
        Assert.Equal(0, FdaProcess.Run([.. arguments, Path.Combine(_folder, "two.csv")]).ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "one.csv")), File.ReadAllBytes(Path.Combine(_folder, "two.csv")));
        var lines = File.ReadAllLines(Path.Combine(_folder, "one.csv"));
        Assert.Equal(62, lines.Length);
        Assert.Equal("row,key,label,isolation_forest,nearest_neighbours,robust_mahalanobis,ecod,combined,rank,review,feature_1,share_1,value_1,peer_median_1,feature_2,share_2,value_2,peer_median_2", lines[0]);
        var odd = lines[61].Split(',');
        Assert.Equal(["61", "t99", "1"], odd[..3]);
        Assert.Equal(["0.983606557", "1", "1", "visits"], odd[7..11]);
        // t09 has no share: the feature has no part in its score, and what peers show still stands there
        Assert.Matches("^10,t09,0,.*,visits,1,[0-9]+,[0-9]+,share,0,,0\\.[0-9]+$", lines[10]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x7", "3:2:找到 “x7”(列 b),应为 数字;缺的留空,或写 NA")]
    [InlineData("a,b\n1,inf", "2:2:找到 “inf”(列 b),应为 数字;缺的留空,或写 NA")]
    [InlineData("a,b\n1", "2:1:找到 1 列,应为 2 列,引号成对")]
    [InlineData("a,b\n1,2", "1:1:找到 表头 a,b,应为 其中有标签列“label”", "label")]
    [InlineData("a,label\n1,0\n2,2", "3:2:找到 “2”,应为 标签“label”为 0 或 1", "label")]
    [InlineData("a,label\n1,", "2:2:找到 空,应为 标签“label”为 0 或 1", "label")]
    [InlineData("label\n1", "1:1:找到 label,应为 至少一列数值", "label")]
    [InlineData("a,a\n1,2", "1:2:找到 “a”又一列,应为 不同的列名(已在第 1 列)")]
    [InlineData("a,\n1,2", "1:2:找到 空,应为 列名")]
    [InlineData("a,b\n", "找到 没有数据行,应有 表头下至少一行")]
    [InlineData("", "1:1:找到 空文件,应为 一行表头,下面是数据")]
    public void A_table_that_is_none_is_answered_with_line_and_column(string text, string expected, string? label = null)
    {
        var file = Path.Combine(_folder, "table.csv");
        File.WriteAllText(file, text);
        var fault = Assert.Throws<RunException>(() => Detect(file, new(), new(label)));
        Assert.StartsWith($"{file}:{expected}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("不能读取数据表")]
    [InlineData("--sample 的值是“1”,应是不小于 2 的整数", "--sample", "1")]
    [InlineData("--budget 的值是“-1”,应是不小于 0 的整数", "--budget", "-1")]
    public void A_wrong_request_is_answered_in_one_sentence(string sentence, params string[] more)
    {
        var result = FdaProcess.Run(["detect", "--input", Path.Combine(_folder, "none.csv"), "--out", Path.Combine(_folder, "out.csv"), .. more]);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(sentence, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public void Labels_of_one_kind_have_no_area()
    {
        var detected = Detect(Table("a,label", "1,0", "2,0", "9,0"), new(), new("label"));
        Assert.All(detected.Areas, area => Assert.Null(area.Area));
    }

    DetectedTable Detect(string file, ModelSettings settings, TableColumns columns) => DetectRun.Write(file, Path.Combine(_folder, "out.csv"), columns, settings, 1, _ => { });

    string Table(string header, params string[] rows)
    {
        var file = Path.Combine(_folder, "table.csv");
        File.WriteAllLines(file, rows.Prepend(header));
        return file;
    }
}
