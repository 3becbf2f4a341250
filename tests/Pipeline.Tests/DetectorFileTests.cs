using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A detector that cannot be meant so, or cannot run, is a fault at its place before anything is read; one without data says so.</summary>
public sealed class DetectorFileTests(SmallCity city)
{
    const string Yaml = "detectors/d21_own_ratings.yaml";

    [Theory]
    [InlineData("test: share", "test: guess", "detectors/d21_own_ratings.yaml:5:7:“test”的值是“guess”,应是 share、count、value、rule、top_rank 之一")]
    [InlineData("test: share", "test: share\nweight: 2", "detectors/d21_own_ratings.yaml:6:1:不认识的键“weight”")]
    [InlineData("entities: [team]", "entities: [village]", "detectors/d21_own_ratings.yaml:3:11:“entities”里的“village”应是 team、operator、institution 之一")]
    [InlineData("{hits}", "{hit}", "detectors/d21_own_ratings.yaml:2:7:“seen”里的 {hit} 不认识;可用:{hits}、{exposure}、{share}、{usual}、{value}、{usual_value}、{rank}、{serious}")]
    [InlineData("sources: [surveys]", "sources: [survey]", "detectors/d21_own_ratings.yaml:“sources”里的“survey”不是来源")]
    [InlineData("minimum: {", "tolerance: { hits: 3 }\nminimum: {", "detectors/d21_own_ratings.yaml:6:12:“tolerance”只用于 test: rule")]
    public void A_fault_is_named(string found, string written, string expected)
    {
        var faults = Read(Yaml, text => text.Replace(found, written, StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.ToString().StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("detectors/d21_own_ratings.rows.sql", "detectors/d21_own_ratings.yaml:1:1:旁边缺少 d21_own_ratings.rows.sql")]
    [InlineData("detectors/d21_own_ratings.yaml", "detectors/d21_own_ratings.rows.sql:旁边缺少说明文件 d21_own_ratings.yaml")]
    [InlineData("detectors.yaml", "detectors.yaml:有检测器(detectors/),却没有这个写明误报率的文件")]
    public void A_missing_file_is_named(string missing, string expected) =>
        Assert.Contains(expected, Read(missing, _ => null).Select(fault => fault.ToString()));

    [Theory]
    [InlineData("detectors/d21_own_ratings.sql", "::bigint as exposure", "::integer as exposure", "detectors/d21_own_ratings.sql:列“exposure”应是 BIGINT,实际为 INTEGER;请用 cast(… as bigint)")]
    [InlineData("detectors/d21_own_ratings.sql", "as hits", "as hit_count", "detectors/d21_own_ratings.sql:应依次产出列 period、institution、team、operator、hits、exposure,实际为 period、institution、team、operator、hit_count、exposure")]
    [InlineData("detectors/d21_own_ratings.rows.sql", "surveys.survey as key", "surveys.no_such as key", "detectors/d21_own_ratings.rows.sql:7:1:SQL 无法执行")]
    [InlineData("detectors/d21_own_ratings.sql", "from staging.surveys", "from staging.survey", "detectors/d21_own_ratings.sql:11:31:没有 staging.survey 这张表")]
    public void A_query_that_cannot_run_stops_the_check(string file, string found, string written, string expected)
    {
        var definitions = new DataFolder(Directory.CreateTempSubdirectory("fda-detectors-").FullName);
        try
        {
            SmallCity.OwnDefinitions(definitions);
            var path = Path.Combine(definitions.OwnDefinitions, file);
            File.WriteAllText(path, File.ReadAllText(path).Replace(found, written, StringComparison.Ordinal));
            var faults = Assert.Throws<DefinitionException>(() => DefinitionCheck.Run(definitions.OwnDefinitions, SmallCity.Scope, CancellationToken.None)).Faults;
            Assert.Contains(faults, fault => fault.ToString().StartsWith(expected, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(definitions.Root, recursive: true);
        }
    }

    [Fact]
    public void A_detector_without_data_says_which_source_is_missing()
    {
        var data = city.Copy("inbox");
        try
        {
            foreach (var file in Directory.GetFiles(data.Root, "surveys*.csv", SearchOption.AllDirectories).Concat(Directory.GetFiles(data.Root, "admissions*.csv", SearchOption.AllDirectories)))
                File.Delete(file);
            // a copy of one folder begins at its root
            SmallCity.Run(data);
            var missing = FlagCities.Rows<(string Detector, string Missing)>(data, "select detector, missing from flags.detectors where state = 'no_data' order by detector");
            Assert.Equal([("d07_in_hospital", "住院"), ("d21_own_ratings", "满意度调查")], missing);
            Assert.Equal(0, FlagCities.Rows<long>(data, "select count(*) from flags.tests where detector in ('d07_in_hospital', 'd21_own_ratings')").Single());
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    static List<DefinitionFault> Read(string file, Func<string, string?> change)
    {
        var faults = new List<DefinitionFault>();
        var files = DefinitionFile.ReadAll(Path.Combine(Repository.Root, "pipelines"), faults)
            .Select(read => read.Path == file ? change(read.Text) is { } text ? read with { Text = text } : null : read).OfType<DefinitionFile>().ToList();
        DefinitionSet.Read(files, faults);
        return faults;
    }
}
