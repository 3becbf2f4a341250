using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>A run that starts by itself, from jobs.yaml.</summary>
/// <param name="Cron">Quartz's six fields, in Asia/Shanghai; whether they make sense is checked by <see cref="Read"/>'s caller.</param>
/// <param name="AsOfFireDate">True: events up to the day the clock fires; false: the day of the current version.</param>
/// <param name="Waits">True: waits for the run before to end; false: leaves this time out.</param>
public sealed record JobDefinition(string Id, string Title, string Cron, bool AsOfFireDate, bool Waits)
{
    public const string File = "jobs.yaml";

    /// <summary>The jobs of a definitions folder; none when it has no jobs.yaml.</summary>
    /// <exception cref="DefinitionException">The file has defects.</exception>
    public static IReadOnlyList<JobDefinition> Load(string folder, Func<string, bool> isCron)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
            return [];
        var faults = new List<DefinitionFault>();
        var jobs = YamlMap.Load(new DefinitionFile(File, System.IO.File.ReadAllText(path)), faults) is { } yaml ? Read(yaml, isCron) : [];
        return faults.Count == 0 ? jobs : throw new DefinitionException(faults);
    }

    /// <param name="isCron">Tells whether a text is a cron expression; the scheduler knows, this project does not.</param>
    public static IReadOnlyList<JobDefinition> Read(YamlMap yaml, Func<string, bool> isCron)
    {
        var jobs = yaml.Named("jobs").Select(job => ReadJob(job.Name, job.Map, isCron)).ToList();
        yaml.Done();
        return jobs;
    }

    static JobDefinition ReadJob(string id, YamlMap yaml, Func<string, bool> isCron)
    {
        var job = new JobDefinition(
            id, yaml.Text("title"), yaml.Text("cron"),
            yaml.Choice("as_of", ("fire_date", true), ("published", false)),
            yaml.Choice("when_busy", ("wait", true), ("skip", false)));
        if (job.Cron.Length > 0 && !isCron(job.Cron))
            yaml.Fault($"“cron”的值“{job.Cron}”不是六段的时间表达式(秒 分 时 日 月 周)", "cron");
        yaml.Done();
        return job;
    }
}
