namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>A job as the page shows it; times are instants.</summary>
public sealed record ScheduledJob(string Title, string Cron, DateTimeOffset? Next, DateTimeOffset? Previous);

/// <summary>The schedule, read from the scheduler that the host runs: pages do not know which one it is.</summary>
public sealed class JobSchedule(Func<CancellationToken, Task<IReadOnlyList<ScheduledJob>>> read)
{
    public Task<IReadOnlyList<ScheduledJob>> ReadAsync(CancellationToken cancel) => read(cancel);
}
