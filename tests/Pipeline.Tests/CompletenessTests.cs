using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>D18: what came, came late, did not come or was sent back, of every sender and month.</summary>
public sealed class CompletenessTests(SmallCity city)
{
    static readonly string[] Unneeded =
        ["services", "visits", "follow_ups", "prescriptions", "insurance_settlements", "slots", "duty_rosters", "remote_readings", "admissions", "surveys"];

    const string Sender = "990101", Source = "referrals";

    [Fact]
    public void A_file_is_there_or_late_or_missing_or_sent_back()
    {
        var copy = city.Copy();
        try
        {
            // what referrals do not need is not read again
            foreach (var file in Directory.EnumerateFiles(copy.Inbox, "*", SearchOption.AllDirectories).Where(file => Unneeded.Any(Path.GetFileName(file).StartsWith)))
                File.Delete(file);
            var may = Take(copy, "2025-05");
            Take(copy, "2025-06");
            var july = Take(copy, "2025-07");
            // July comes, but as nobody can read it
            Put(copy, "2025-07", july.Replace("转诊编号", "单据", StringComparison.Ordinal));
            Directory.Delete(Path.Combine(copy.Root, "lake"), recursive: true);
            Run(copy, new DateOnly(2025, 9, 1));
            // May comes with a run as of a day long after the fifth of June
            Put(copy, "2025-05", may);
            Run(copy, new DateOnly(2025, 10, 1));

            Assert.Equal(
                ["2025-04 已到 2025-05-05", "2025-05 迟 2025-06-05", "2025-06 缺 2025-07-05", "2025-07 退 2025-08-05", "2025-08 已到 2025-09-05"],
                Rows(copy, $"select concat_ws(' ', month, state, due_on) from marts.completeness where source = '{Source}' and sender = '{Sender}' and month between '2025-04' and '2025-08' order by month"));
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    [Fact]
    public void Every_figure_that_lacks_a_sender_names_him_and_the_other_way_round() => Assert.Equal(
        Rows(city.Data, "select concat_ws(' ', month, unit, sender) from (select month, unit, unnest(string_split(senders, '、')) as sender from marts.incomplete) order by all"),
        Rows(city.Data, "select concat_ws(' ', month, unit, sender) from marts.gap_figures order by month, unit, sender"));

    [Fact]
    public void New_sources_are_staged_and_the_dead_are_one_row_each()
    {
        var copy = city.Copy();
        try
        {
            // some models are views over the lake
            using var version = new DuckDBConnection($"Data Source={copy.VersionFile(copy.CurrentVersion()!)};access_mode=READ_ONLY;file_search_path={copy.Root}");
            version.Open();
            foreach (var source in (string[])["deaths", "admissions", "prescriptions", "insurance_settlements", "slots", "reserved_beds", "duty_rosters", "remote_readings",
                "laboratory_volume", "institution_income", "third_party_surveys", "fee_arrivals"])
                Assert.True(version.ExecuteScalar<long>($"select count(*) from staging.{source}") > 0, source);
            Assert.True(version.ExecuteScalar<bool>("select count(*) = count(distinct person) and max(record_count) > 1 from staging.deaths"));
            // a stay knows its end only once it has ended
            Assert.True(version.ExecuteScalar<bool>("select count(*) filter (where discharged_at is null) > 0 and bool_and(discharged_at is not null or outcome is null) from staging.admissions"));
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    static string FileOf(DataFolder data, string period) => Path.Combine(data.Inbox, Sender, period, Source + ".csv");

    static string Take(DataFolder data, string period)
    {
        var text = File.ReadAllText(FileOf(data, period));
        File.Delete(FileOf(data, period));
        return text;
    }

    static void Put(DataFolder data, string period, string text) => File.WriteAllText(FileOf(data, period), text);

    static void Run(DataFolder data, DateOnly asOf) =>
        Warehouse.Pipeline.Run(data, new RunOptions(new RunScope(asOf, "2025")) { MinimumFreeBytes = 0 }, TimeProvider.System, null, CancellationToken.None);

    static List<string> Rows(DataFolder data, string sql)
    {
        using var version = VersionReader.OpenCurrent(data);
        return version.Query<string>(sql).AsList();
    }
}
