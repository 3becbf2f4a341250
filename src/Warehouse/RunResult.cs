using FamilyDoctor.Analytics.Warehouse.Ingest;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>How a run ended.</summary>
/// <param name="Changed">False when files, definitions, day and period were those of the current version, so that nothing was built.</param>
public sealed record RunResult(int Number, string Version, bool Changed, IngestResult Ingest);
