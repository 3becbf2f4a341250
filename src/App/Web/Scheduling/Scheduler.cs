using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.Data.Sqlite;
using Quartz;

namespace FamilyDoctor.Analytics.App.Web.Scheduling;

static class Scheduler
{
    public static void AddSchedule(this IServiceCollection services, DataFolder data)
    {
        services.AddSingleton(provider => new RunLauncher(
            data, ProgramCommand.Of(typeof(WebHost).Assembly.Location), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RunBook>();
        services.AddSingleton(provider => new JobSchedule(
            cancel => JobReconciler.ReadAsync(provider.GetRequiredService<ISchedulerFactory>(), cancel)));
        services.AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = data.SchedulerDb, DefaultTimeout = 30 }.ToString());
            store.UseSystemTextJsonSerializer();
            store.UseExecutionHistory();
            store.ProvisionSchema();
        }));
        // what is stored wins at start: otherwise a missed time would be forgotten; the reconciler brings in the changes
        services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        // before the scheduler starts firing
        services.AddHostedService<JobReconciler>();
        services.AddQuartzHostedService(host =>
        {
            host.AwaitApplicationStarted = true;
            // a run in progress is another process and goes on by itself
            host.WaitForJobsToComplete = false;
        });
    }
}
