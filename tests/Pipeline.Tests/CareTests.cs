using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Operations;
using FamilyDoctor.Analytics.Warehouse.Runs;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What people decide beside the definitions: limits of checks, versions that stay; and what is cleared away by itself.</summary>
public sealed class CareTests(SmallCity city)
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("12", true)]
    [InlineData("0.5%", true)]
    [InlineData("100%", true)]
    [InlineData("0.0005%", false)]
    [InlineData("101%", false)]
    [InlineData("-1", false)]
    [InlineData("1.5", false)]
    [InlineData("", false)]
    [InlineData("%", false)]
    public void A_limit_is_a_number_of_rows_or_a_share(string text, bool isLimit) => Assert.Equal(isLimit, CheckLimits.IsLimit(text));

    [Fact]
    public void A_check_over_its_limit_stops_the_publication_and_within_it_does_not()
    {
        var data = city.Copy();
        try
        {
            SmallCity.OwnDefinitions(data);
            var file = Path.Combine(data.OwnDefinitions, "core", "alliances.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace("severity: warning", "severity: error", StringComparison.Ordinal));
            Assert.Contains("有团队的机构都在某个医联体里", Assert.Throws<RunException>(() => SmallCity.Run(data)).Message, StringComparison.Ordinal);
            Assert.Equal(city.Version, data.CurrentVersion());
            using (var db = OperationsDb.Open(data))
            {
                db.CheckLimits.Add(new CheckLimit { Model = "core.alliances", Check = "有团队的机构都在某个医联体里", Allowed = "1" });
                db.SaveChanges();
            }

            Assert.True(SmallCity.Run(data).Changed);
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    [Fact]
    public void A_version_that_somebody_keeps_outlives_those_after_it()
    {
        var data = city.Copy();
        try
        {
            foreach (var old in new[] { "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc" })
            {
                File.WriteAllText(data.VersionFile(old), "");
                File.SetLastWriteTimeUtc(data.VersionFile(old), new DateTime(2025, 1, old[0] - 'a' + 1, 0, 0, 0, DateTimeKind.Utc));
            }

            using (var db = OperationsDb.Open(data))
            {
                db.KeptVersions.Add(new KeptVersion { Version = "aaaaaaaaaaaa", Reason = "年度通报", Account = "tongji", At = DateTime.UnixEpoch });
                db.SaveChanges();
            }

            SmallCity.AddLateFile(data);
            Warehouse.Pipeline.Run(data, new RunOptions(SmallCity.Scope) { Threads = 2, MinimumFreeBytes = 0, KeepVersions = 1 }, TimeProvider.System, null, CancellationToken.None);
            Assert.Equal(
                new[] { "aaaaaaaaaaaa", city.Version, data.CurrentVersion()! }.Order(StringComparer.Ordinal),
                Directory.GetFiles(data.Warehouse, "*.duckdb").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    [Fact]
    public void The_last_four_hundred_logs_of_runs_are_kept_and_numbers_go_on()
    {
        var data = new DataFolder(Directory.CreateTempSubdirectory("fda-logs-").FullName);
        try
        {
            Directory.CreateDirectory(data.Runs);
            for (var number = 1; number <= 450; number++)
                File.WriteAllText(Path.Combine(data.Runs, $"{number}.jsonl"), "");
            using (var log = RunLog.Start(data, TimeProvider.System, null))
                Assert.Equal(451, log.Number);
            Assert.Equal(Enumerable.Range(52, 400), RunLog.Numbers(data));
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }
}
