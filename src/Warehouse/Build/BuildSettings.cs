namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <param name="MemoryLimit">DuckDB's limit, such as <c>2500MB</c>.</param>
/// <param name="TempDirectory">Where DuckDB spills; null for its default.</param>
/// <param name="SearchPath">The folder against which the lake's relative file names are resolved.</param>
public sealed record BuildSettings(string MemoryLimit, int Threads, string? TempDirectory = null, string? SearchPath = null);
