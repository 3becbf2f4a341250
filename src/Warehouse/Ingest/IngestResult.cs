using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What an ingest did. It changed the lake's content exactly when there are new arrivals.</summary>
/// <param name="Arrivals">New arrivals, accepted and refused, by number, and earlier ones that reading again or the coming of their parents has changed.</param>
/// <param name="Errors">Files that lie in the wrong place or are of no known source; they are no arrivals.</param>
/// <param name="Waiting">Paths of files that someone was still writing; the next run takes them.</param>
public sealed record IngestResult(
    Manifest Manifest, IReadOnlyList<Arrival> Arrivals, IReadOnlyList<FileError> Errors, IReadOnlyList<string> Waiting)
{
    public bool Changed => Arrivals.Count > 0;

    public long Rows => Arrivals.Sum(arrival => arrival.Rows);

    public long Accepted => Arrivals.Sum(arrival => arrival.Accepted);

    public long Rejected => Arrivals.Sum(arrival => arrival.Rejected);

    public long Held => Arrivals.Sum(arrival => arrival.Held);
}
