using FamilyDoctor.Analytics.Warehouse.Scoring;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Officially published points of a foreign scheme, stated whole as a scheme file, come out to the last digit.</summary>
public class HvbpTests
{
    [Fact]
    public void Every_measure_domain_and_total_of_300_hospitals_is_as_published()
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("FDA_EXTERNAL_DATA") ?? "", "hvbp-fy2024");
        Assert.SkipUnless(File.Exists(Path.Combine(data, "measures.csv")), "FDA_EXTERNAL_DATA is not set or holds no hvbp-fy2024");
        var measures = Rows(Path.Combine(data, "measures.csv"));
        var published = measures.Select(row => (row["facility_id"], row["measure"], row["measure_score"]))
            .Concat(Rows(Path.Combine(data, "totals.csv")).SelectMany(row => row.Where(cell => cell.Key != "facility_id")
                .Select(cell => (row["facility_id"], cell.Key == "total_performance_score" ? "total" : cell.Key, cell.Value))))
            .ToList();
        var folder = Directory.CreateTempSubdirectory("fda-hvbp-").FullName;
        try
        {
            var values = Path.Combine(folder, "values.csv");
            // the combined infection score is published as points, every other measure as a value
            File.WriteAllLines(values, measures
                .Select(row => $"{row["facility_id"]},{row["measure"]},,,{(row["measure"] == "Combined SSI" ? row["measure_score"] : row["performance"])},{row["baseline"]}")
                .Prepend("entity,indicator,numerator,denominator,value,baseline"));
            ScoreRun.Write(Path.Combine(Repository.Root, "tests/Pipeline.Tests/Schemes/hvbp-fy2024.yaml"), values, folder);
            var scores = Rows(Path.Combine(folder, "scores.csv")).ToDictionary(row => (row["entity"], row["node"]), row => row["score"]);
            Assert.Equal(8_700, published.Count);
            Assert.DoesNotContain(published, row => scores[(row.Item1, row.Item2)] != row.Item3);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
