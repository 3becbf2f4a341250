using FamilyDoctor.Analytics.Warehouse.Runs;

namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>One run as the list shows it.</summary>
/// <param name="State">running, succeeded, unchanged, failed, or interrupted: its process vanished before it could say how it ended.</param>
/// <param name="Last">Its latest event; null when it died before the first.</param>
public sealed record RunSummary(int Number, string State, DateTimeOffset? StartedAt, RunEvent? Last)
{
    public bool IsRunning => State == "running";

    public DateTimeOffset? EndedAt => IsRunning ? null : Last?.At;

    public static RunSummary Of(int number, IReadOnlyList<RunEvent> events, bool isAlive)
    {
        var last = events.Count == 0 ? null : events[^1];
        var state = last?.State is "succeeded" or "unchanged" or "failed" ? last.State : isAlive ? "running" : "interrupted";
        return new RunSummary(number, state, events.Count == 0 ? null : events[0].At, last);
    }
}
