using FamilyDoctor.Analytics.Warehouse.Build;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>What one run is asked to do.</summary>
public sealed record RunOptions(RunScope Scope)
{
    /// <summary>Old versions kept beside the current one.</summary>
    public int KeepVersions { get; init; } = 5;

    /// <summary>DuckDB's memory limit while building.</summary>
    public string MemoryLimit { get; init; } = "2500MB";

    /// <summary>Days that accepted files are kept sealed in originals/; 0 leaves them in the inbox.</summary>
    public int OriginalsDays { get; init; }

    /// <summary>Whether all tables are made anew, those too that the current version has unchanged.</summary>
    public bool IsWhole { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Disk that must be free before a build starts, beside what the lake's size suggests.</summary>
    public long MinimumFreeBytes { get; init; } = 200L << 20;
}
