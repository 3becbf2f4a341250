namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>What city to invent. The same options give the same bytes.</summary>
public sealed record SampleCityOptions(string Out, int Teams, int Seed, int Year)
{
    /// <summary>The folder with one YAML file per source, whose titles and codes the files carry.</summary>
    public string Sources { get; init; } = Path.Combine(AppContext.BaseDirectory, "pipelines", "sources");

    /// <summary>Whether nobody cheats; honest teams that look odd stay.</summary>
    public bool IsClean { get; init; }

    /// <summary>How many of a team's contracts or services a cheat touches, as shares from the least to the most.</summary>
    public (double Weakest, double Strongest) Cheats { get; init; } = (0.35, 0.75);

    /// <summary>In how many ways each cheating team cheats; null for so many that every way occurs.</summary>
    public int? CheatWays { get; init; }

    /// <summary>Threads of the database and units made at a time; no influence on what is written.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
