using FamilyDoctor.Analytics.App.Web.Scheduling;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Dashboards.Shared;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Operations;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>Parts of the frame that need no browser.</summary>
public sealed class Pieces
{
    [Theory]
    [InlineData("2026-11-22", "2026-12-05", "2026-12-31")]
    [InlineData("2026-12-05", "2026-12-05", "2026-12-31")]
    [InlineData("2027-01-06", "2027-02-05", "2027-03-31")]
    public void A_deadline_is_the_next_due_day_counting_today(string today, string monthly, string quarterly)
    {
        var from = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(monthly, Format.Day(new Deadline("月报", false, 5, "").Next(from)));
        Assert.Equal(quarterly, Format.Day(new Deadline("季报", true, 31, "").Next(from)));
    }

    [Fact]
    public void The_shipped_jobs_and_calendar_load()
    {
        Assert.Equal(["inbox", "nightly"], JobDefinition.Load(DataFolder.ShippedDefinitions, JobReconciler.IsCron).Select(job => job.Id));
        var calendar = ReportingCalendar.Load(DataFolder.ShippedDefinitions);
        Assert.False(calendar.IsWorkday(new DateOnly(2026, 10, 1)));
        Assert.True(calendar.IsWorkday(new DateOnly(2026, 10, 10)));
    }

    [Fact]
    public void A_cron_expression_that_means_nothing_is_a_fault_with_its_line()
    {
        var faults = new List<DefinitionFault>();
        var yaml = YamlMap.Load(new DefinitionFile("jobs.yaml", "jobs:\n  inbox:\n    title: 收\n    cron: every day\n    as_of: published\n    when_busy: skip\n"), faults)!;
        JobDefinition.Read(yaml, JobReconciler.IsCron);
        var fault = Assert.Single(faults);
        Assert.Equal(4, fault.Line);
        Assert.Contains("“every day”不是六段的时间表达式", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_file_is_parted_by_names_and_tells_its_parameters()
    {
        var parts = PageSql.Split("X", "-- about\n-- name: one\nselect 1 where $unit = $institution -- $not_this\n-- name: two\n-- scope: all, dates\nselect 2\n").ToList();
        Assert.Equal(["X.one", "X.two"], parts.Select(part => part.Name));
        Assert.Equal(["institution", "unit"], parts[0].Parameters.Order());
        Assert.True(parts[0].IsScoped);
        Assert.True(parts[1].IsForAll);
    }

    [Theory]
    [InlineData("/teams?page=2", "/teams?page=2")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("https://example.org", "/")]
    [InlineData("/a\tb", "/")]
    [InlineData(null, "/")]
    public void Only_paths_of_this_site_are_returned_to(string? url, string expected) => Assert.Equal(expected, LocalUrl.Safe(url));

    [Fact]
    public void Waiting_grows_with_failures_and_ends()
    {
        var clock = new Clock();
        var throttle = new SignInThrottle(clock);
        for (var failure = 0; failure < 5; failure++)
        {
            Assert.Equal(TimeSpan.Zero, throttle.WaitFor("zhang", "10.0.0.1"));
            throttle.Failed("zhang", "10.0.0.1");
        }

        Assert.Equal(TimeSpan.FromSeconds(30), throttle.WaitFor("Zhang", "10.0.0.2"));
        Assert.Equal(TimeSpan.Zero, throttle.WaitFor("li", "10.0.0.1"));
        throttle.Failed("zhang", "10.0.0.1");
        Assert.Equal(TimeSpan.FromSeconds(60), throttle.WaitFor("zhang", "10.0.0.1"));
        clock.Now += TimeSpan.FromSeconds(60);
        Assert.Equal(TimeSpan.Zero, throttle.WaitFor("zhang", "10.0.0.1"));
    }

    [Fact]
    public void Numbers_are_written_half_up_and_say_when_there_are_none()
    {
        Assert.Equal("45.7%", Format.Percent(0.4565m));
        Assert.Equal("+1.3 个百分点", Format.Points(0.0125m));
        Assert.Equal("-0.5 个百分点", Format.Points(-0.005m));
        Assert.Equal("1,234.05", Format.Yuan(123405));
        Assert.Equal("—", Format.Percent(null));
    }

    [Fact]
    public void A_newer_programs_database_is_refused_in_one_sentence()
    {
        var root = Directory.CreateTempSubdirectory("fda-newer-").FullName;
        var data = new DataFolder(root);
        using (var db = OperationsDb.Open(data))
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(db.Database,
                "insert into __EFMigrationsHistory (MigrationId, ProductVersion) values ('20990101000000_Later', '99.0')");
        var refusal = Assert.Throws<OperationsException>(() => OperationsDb.Open(data));
        Assert.Contains("更新版本的程序", refusal.Message, StringComparison.Ordinal);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
