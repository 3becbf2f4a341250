namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>How much of the machine ingest may use.</summary>
public sealed record IngestOptions
{
    /// <summary>Files read at the same time. The lake's bytes do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What DuckDB may hold in memory before it spills to DIR/tmp, as DuckDB writes it.</summary>
    public string MemoryLimit { get; init; } = "1GB";

    /// <summary>The day the run is as of: kept with what it takes in first, so that late files are known as such.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Numbers of arrivals to be read again though nothing about them is new: their files in the lake are damaged.</summary>
    public IReadOnlySet<int> Again { get; init; } = new HashSet<int>();

    /// <summary>Bytes read from a file at a time; tests make it tiny so that every boundary is met.</summary>
    public int BufferBytes { get; init; } = 1 << 18;
}
