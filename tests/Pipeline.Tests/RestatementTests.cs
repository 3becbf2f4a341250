using Dapper;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Restating;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What a corrected file moves is told by name, before and after, and nothing else is.</summary>
public sealed class RestatementTests(SmallCity city)
{
    [Fact]
    public void A_corrected_file_moves_figures_and_money_that_the_report_names()
    {
        var copy = city.Copy();
        try
        {
            var before = copy.CurrentVersion()!;
            var prices = Directory.GetFiles(Path.Combine(copy.Inbox, "city", "2025"), "prices*.csv")[0];
            var lines = File.ReadAllLines(prices);
            var price = Array.FindIndex(lines[0].Split(','), title => title.Contains("标准", StringComparison.Ordinal));
            File.WriteAllLines(Path.Combine(copy.Inbox, "city", "2025", "prices_更正.csv"), lines.Select((line, i) => i == 0 ? line : Doubled(line, price)));
            SmallCity.Run(copy);

            var report = Restatement.Read(copy, null, null);

            Assert.Equal((before, copy.CurrentVersion()), (report.From, report.To));
            Assert.Equal(["文件", "实拨(元)"], report.Rows.Select(row => row.Kind).Distinct().Where(kind => kind is "文件" or "实拨(元)"));
            Assert.DoesNotContain(report.Rows, row => row.Kind is "得分");
            Assert.Contains(report.Rows, row => row is { Kind: "文件", Before: "未到" } && row.Item.EndsWith("prices_更正.csv", StringComparison.Ordinal));
            Assert.Equal(Moved(copy, before, report.To), report.Rows.Count(row => row.Kind == "实拨(元)"));
            Assert.All(report.Rows.Where(row => row.Kind == "实拨(元)"), row => Assert.NotEmpty(row.Name));
            Assert.Empty(Restatement.Read(copy, report.To, report.To).Rows);
            var file = Path.Combine(copy.Root, "restatement.csv");
            RestatementFile.Write(report, file);
            Assert.Equal(report.Rows.Count + 1, File.ReadAllLines(file).Length);
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    static string Doubled(string line, int place)
    {
        var cells = line.Split(',');
        cells[place] = (decimal.Parse(cells[place], System.Globalization.CultureInfo.InvariantCulture) * 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return string.Join(',', cells);
    }

    // by hand: all lines of both versions, compared one by one
    static int Moved(DataFolder data, string before, string after)
    {
        var (one, other) = (Paid(data, before), Paid(data, after));
        return one.Keys.Union(other.Keys).Count(key => one.GetValueOrDefault(key) != other.GetValueOrDefault(key));
    }

    static Dictionary<string, long> Paid(DataFolder data, string version)
    {
        using var connection = new DuckDB.NET.Data.DuckDBConnection($"Data Source={data.VersionFile(version)};access_mode=READ_ONLY");
        connection.Open();
        return connection.Query<(string Key, long Fen)>("select concat_ws('|', scheme, period, team, payer, line) as key, paid_fen from payouts.lines").ToDictionary(row => row.Key, row => row.Fen);
    }
}
