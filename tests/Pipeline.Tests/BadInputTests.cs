using System.Text;
using Dapper;
using FamilyDoctor.Analytics.Warehouse;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What is wrong in the inbox, from the file to the published rejects; and that nothing else is lost by it.</summary>
public sealed class BadInputTests(SmallCity city)
{
    const string Contracts = "inbox/990101/2025-07/contracts.csv";

    sealed record Reject(string File, long Line, string ColumnTitle, string Found, string Expected, string Reason);

    sealed record ArrivalRow(string File, string State, long Rows, long Accepted, long Rejected, string? Reason);

    [Fact]
    public void Bad_rows_are_rejected_and_bad_files_refused_one_by_one_and_nothing_else_is_lost()
    {
        var copy = city.Copy("inbox");
        try
        {
            Change(copy, 3, "签约日期", "2025-02-30");
            Change(copy, 4, "身份证号", id => id[..17] + (id[17] == '1' ? '2' : '1'));
            Change(copy, 5, "签约团队编号", "990101T999");
            Rewrite(copy, "inbox/990101/2025-08/referrals.csv", text => text.Replace("转诊编号", "单据", StringComparison.Ordinal));
            Rewrite(copy, "inbox/990101/2025-08/services.csv", text => text + "\"S1,没有结束的引号");
            Spoil(Path.Combine(copy.Root, "inbox/990101/2025-08/follow_ups.csv"));
            SmallCity.Run(copy);

            var rejects = Rows<Reject>(copy, $"select file, line, column_title, found, expected, reason from (select * from meta.rejects where line < 5 union all select * from meta.held where line = 5) where file = '{Contracts}' order by line");
            Assert.Equal([3L, 4L, 5L], rejects.Select(reject => reject.Line));
            Assert.Equal(["签约日期", "身份证号", "签约团队编号"], rejects.Select(reject => reject.ColumnTitle));
            Assert.Equal(["2025-02-30", "990101T999"], new[] { rejects[0].Found, rejects[2].Found });
            // the wrong number may still be somebody's
            Assert.Matches(@"^\d{6}\*+", rejects[1].Found);
            Assert.Contains("校验码", rejects[1].Reason, StringComparison.Ordinal);
            Assert.All(rejects, reject => Assert.NotEmpty(reject.Expected));

            var before = Arrivals(city.Data);
            var after = Arrivals(copy);
            Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
            string[] refused = ["inbox/990101/2025-08/referrals.csv", "inbox/990101/2025-08/services.csv", "inbox/990101/2025-08/follow_ups.csv"];
            Assert.All(refused, file => Assert.Equal("refused", after[file].State));
            Assert.Contains("转诊编号", after[refused[0]].Reason, StringComparison.Ordinal);
            Assert.Contains("引号没有结束", after[refused[1]].Reason, StringComparison.Ordinal);
            Assert.Contains("UTF-8", after[refused[2]].Reason, StringComparison.Ordinal);
            Assert.Equal(before[Contracts].Accepted - 3, after[Contracts].Accepted);
            foreach (var file in before.Keys.Except([.. refused, Contracts]))
                Assert.Equal(before[file], after[file]);
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    static Dictionary<string, ArrivalRow> Arrivals(DataFolder data) =>
        Rows<ArrivalRow>(data, "select file, state, rows, accepted, rejected, reason from meta.arrivals").ToDictionary(arrival => arrival.File);

    static List<T> Rows<T>(DataFolder data, string sql)
    {
        using var connection = VersionReader.OpenCurrent(data);
        return connection.Query<T>(sql).AsList();
    }

    static void Change(DataFolder data, int line, string title, string value) => Change(data, line, title, _ => value);

    static void Change(DataFolder data, int line, string title, Func<string, string> change) => Rewrite(data, Contracts, text =>
    {
        var lines = text.Split('\n');
        var fields = lines[line - 1].Split(',');
        var place = Array.IndexOf(lines[0].TrimEnd('\r').Split(','), title);
        fields[place] = change(fields[place]);
        lines[line - 1] = string.Join(',', fields);
        return string.Join('\n', lines);
    });

    static void Rewrite(DataFolder data, string file, Func<string, string> change)
    {
        var path = Path.Combine(data.Root, file);
        File.WriteAllText(path, change(File.ReadAllText(path, Encoding.UTF8)));
    }

    // a byte that is neither UTF-8 nor GB18030, after a header that is UTF-8 beyond doubt
    static void Spoil(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^3] = 0xFF;
        File.WriteAllBytes(path, bytes);
    }
}
