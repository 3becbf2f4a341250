using System.Security.Cryptography;
using System.Text;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Quartz;

namespace FamilyDoctor.Analytics.App.Web.Scheduling;

/// <summary>
/// Makes the stored schedule what jobs.yaml says: changed jobs are replaced, missing ones removed, and unchanged ones are
/// left alone, so that a time missed while the machine was off is still known and caught up.
/// </summary>
public sealed class JobReconciler(ISchedulerFactory schedulers, DataFolder data) : IHostedService
{
    const string Group = "runs";
    const string Fingerprint = "definition";

    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static bool IsCron(string text) => CronExpression.TryParse(text, out _);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var wanted = JobDefinition.Load(data.Definitions, IsCron);
        foreach (var key in await StoredAsync(scheduler, cancellationToken))
        {
            if (wanted.All(job => job.Id != key.Name))
                await scheduler.DeleteJob(key, cancellationToken);
        }

        foreach (var job in wanted)
            await PutAsync(scheduler, job, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The stored schedule, for the page.</summary>
    public static async Task<IReadOnlyList<ScheduledJob>> ReadAsync(ISchedulerFactory schedulers, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var jobs = new List<ScheduledJob>();
        foreach (var key in await StoredAsync(scheduler, cancel))
        {
            if (await scheduler.GetTrigger(new TriggerKey(key.Name, Group), cancel) is ICronTrigger trigger)
                jobs.Add(new ScheduledJob(trigger.Description ?? key.Name, trigger.CronExpressionString ?? "", trigger.NextFireTimeUtc, trigger.PreviousFireTimeUtc));
        }

        return jobs;
    }

    static async Task<IReadOnlyList<JobKey>> StoredAsync(IScheduler scheduler, CancellationToken cancel) =>
        [.. (await scheduler.QueryJobs(new JobQuery(), cancel)).Items.Select(job => job.Key)];

    static async Task PutAsync(IScheduler scheduler, JobDefinition job, CancellationToken cancel)
    {
        var key = new JobKey(job.Id, Group);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(job.ToString())));
        if (await scheduler.GetJobDetail(key, cancel) is { } stored && stored.JobDataMap.GetString(Fingerprint) == fingerprint)
            return;
        var detail = JobBuilder.Create<RunJob>()
            .WithIdentity(key)
            .UsingJobData(Fingerprint, fingerprint)
            .UsingJobData(RunJob.AsOfFireDate, job.AsOfFireDate ? "true" : "false")
            .UsingJobData(RunJob.Waits, job.Waits ? "true" : "false")
            .Build();
        var trigger = TriggerBuilder.Create()
            .WithIdentity(new TriggerKey(job.Id, Group))
            .WithDescription(job.Title)
            .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(Shanghai).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.DeleteJob(key, cancel);
        await scheduler.ScheduleJob(detail, trigger, new ScheduleJobOptions(), cancel);
    }
}
