using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Parameters;
using FamilyDoctor.Analytics.Warehouse.Scoring;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class ParameterTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fda-parameters-").FullName;

    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Path.Combine(DataFolder.ShippedDefinitions, "schemes"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    string Book => Path.Combine(_folder, "parameters.xlsx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Numbers_left_alone_change_nothing(string id)
    {
        var definition = Of(id);
        ParameterFile.Write(definition.Scheme, Book);
        var (scheme, changes) = ParameterFile.Read(Book, definition.Scheme, Indicators());
        Assert.Empty(changes);
        Assert.Equal(SchemeStatus.Draft, scheme.Status);
        Assert.Equal(SchemeWriter.Write(definition.Scheme with { Status = SchemeStatus.Draft }), SchemeWriter.Write(scheme));
        var file = Path.Combine(_folder, "copy.yaml");
        ParameterFile.Save(scheme, definition.MinimumContracts, Book, file);
        var again = ScoreRun.ReadDefinition(file);
        Assert.Empty(SchemeDifferences.Between(definition.Scheme, again.Scheme));
        Assert.Equal(definition.MinimumContracts, again.MinimumContracts);
        Assert.Contains("已经存在", Assert.Throws<RunException>(() => ParameterFile.Save(scheme, 0, Book, file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_numbers_become_a_new_scheme()
    {
        var scheme = Of("six-dimensions-example").Scheme;
        Edit(scheme, ("目标", "coverage", 0.5m), ("分值", "coverage", 7m), ("分值", "key_coverage", 8m), ("档次下限", "优秀", 92m), ("系数", "良好", 0.95m));
        var (edited, changes) = ParameterFile.Read(Book, scheme, Indicators());
        Assert.Equal(5, SchemeParameter.Of(scheme).Zip(SchemeParameter.Of(edited)).Count(pair => pair.First != pair.Second));
        Assert.NotEmpty(changes);
        Assert.Equal((92m, 0.95m), (edited.Bands.First(band => band.Label == "良好").Upper, edited.Bands.First(band => band.Label == "良好").Coefficient));
    }

    [Fact]
    public void A_price_is_read_in_yuan()
    {
        var scheme = Of("mianyang-fee-2017").Scheme;
        Edit(scheme, ("单价", "public_health/base", 7.5m));
        var edited = ParameterFile.Read(Book, scheme, Indicators()).Scheme;
        Assert.Equal(750, ((PerHead)edited.PayoutLines[0].Rule).PriceFen);
    }

    [Fact]
    public void Faults_name_sheet_cell_found_and_expected()
    {
        var scheme = Of("six-dimensions-example").Scheme;
        Edit(scheme, ("目标", "coverage", "一半"), ("分值", "coverage", -1m));
        var message = Assert.Throws<RunException>(() => ParameterFile.Read(Book, scheme, Indicators())).Message;
        Assert.Contains("工作表“参数”单元格 E4:是“-1”,应为0 到 1,000,000 的数字", message, StringComparison.Ordinal);
        Assert.Contains("工作表“参数”单元格 E5:是“一半”,应为不超过 1,000,000 的数字", message, StringComparison.Ordinal);

        var other = Of("mianyang-fee-2017").Scheme;
        message = Assert.Throws<RunException>(() => ParameterFile.Read(Book, other, Indicators())).Message;
        Assert.Contains("单元格 B4:是“coverage”,应为方案“mianyang-fee-2017”里的分值编号,类别是 单价 之一", message, StringComparison.Ordinal);
        Assert.Contains("没有“单价 public_health/base”", message, StringComparison.Ordinal);

        Edit(other, ("单价", "public_health/base", 7.005m));
        Assert.Contains("最多两位小数", Assert.Throws<RunException>(() => ParameterFile.Read(Book, other, Indicators())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_do_not_add_up_are_refused()
    {
        var scheme = Of("six-dimensions-example").Scheme;
        Edit(scheme, ("分值", "coverage", 7m));
        Assert.Contains("改后的方案有错误", Assert.Throws<RunException>(() => ParameterFile.Read(Book, scheme, Indicators())).Message, StringComparison.Ordinal);
    }

    /// <summary>Writes the parameters, some of them changed as a reader of Excel would.</summary>
    void Edit(Scheme scheme, params (string Kind, string Key, object Value)[] edits)
    {
        ParameterFile.Write(scheme, Book);
        var sheet = SheetReader.Read(Book)[0];
        var rows = Enumerable.Range(1, sheet.Rows).Select(row => (IReadOnlyList<SheetCell>)[.. Enumerable.Range(1, 6).Select(column =>
        {
            var cell = sheet.At(row, column);
            var edit = column == 5 ? edits.FirstOrDefault(edit => (edit.Kind, edit.Key) == (sheet.At(row, 1).Shown, sheet.At(row, 2).Shown)).Value : null;
            return edit is decimal number ? SheetCell.Of(number) : edit is string text ? SheetCell.Of(text) : cell.Number is { } same ? SheetCell.Of(same) : SheetCell.Of(cell.Text);
        })]).ToList();
        SheetWriter.Write(Book, [new("参数", [10], rows)]);
    }

    static SchemeDefinition Of(string id) => ScoreRun.ReadDefinition(Path.Combine(DataFolder.ShippedDefinitions, "schemes", id + ".yaml"));

    static IEnumerable<IndicatorDefinition> Indicators() =>
        ScoreRun.IndicatorsBeside(Path.Combine(DataFolder.ShippedDefinitions, "schemes", "any.yaml"), []).Select(indicator => indicator.Rule);
}
