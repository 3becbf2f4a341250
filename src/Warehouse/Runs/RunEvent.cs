namespace FamilyDoctor.Analytics.Warehouse.Runs;

/// <summary>One line of a run's log: what CLI and pages show while it works and after.</summary>
/// <param name="At">UTC.</param>
/// <param name="Stage">start, ingest, build, publish or end.</param>
/// <param name="State">running, succeeded, unchanged or failed.</param>
public sealed record RunEvent(DateTimeOffset At, string Stage, string Message, long Done = 0, long Total = 0, string State = "running");
