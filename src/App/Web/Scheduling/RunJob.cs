using System.Globalization;
using FamilyDoctor.Analytics.App.Cli;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Quartz;

namespace FamilyDoctor.Analytics.App.Web.Scheduling;

/// <summary>Fires a run. Doing it twice does no harm: a run without anything new leaves the version as it is.</summary>
[DisallowConcurrentExecution]
public sealed class RunJob(
    RunLauncher launcher, PublishedWarehouse warehouse, DataFolder data, TimeProvider time, ILogger<RunJob> log) : IJob
{
    public const string AsOfFireDate = "as_of_fire_date";
    public const string Waits = "waits";

    static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);
    static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var map = context.MergedJobDataMap;
        var waits = map.GetString(Waits) == "true";
        var arguments = Arguments(map.GetString(AsOfFireDate) == "true", context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        var until = time.GetUtcNow() + LongestWait;
        while (true)
        {
            var outcome = await launcher.RunAsync(arguments, waits ? LongestWait : TimeSpan.Zero, cancellationToken);
            if (outcome is { IsLocked: false })
            {
                if (outcome.ExitCode != 0)
                    log.LogError("{Job}：运行失败，退出码 {Code}:{Tail}", context.JobDetail.Key.Name, outcome.ExitCode, outcome.Tail);
                return;
            }

            // the command line holds the data folder
            if (!waits || time.GetUtcNow() > until)
                return;
            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    List<string> Arguments(bool asOfFireDate, DateTimeOffset firedAt)
    {
        if (!asOfFireDate)
        {
            return warehouse.Current is { } current
                ? ["--as-of", Day(current.AsOf), "--period", current.Period]
                : [];
        }

        // a day set by the operator wins: the run reads it by itself
        return SettingsReader.Read(data).AsOf is null
            ? ["--as-of", Day(ChinaTime.DayOf(firedAt))]
            : [];
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
