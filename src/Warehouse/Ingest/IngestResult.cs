using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What an ingest did. It changed the lake's content exactly when there are new arrivals.</summary>
/// <param name="New">New arrivals, accepted and refused, by number.</param>
/// <param name="Earlier">Those before them that reading again or the coming of their parents has changed.</param>
/// <param name="Errors">Files that lie in the wrong place or are of no known source; they are no arrivals.</param>
/// <param name="Waiting">Paths of files that someone was still writing; the next run takes them.</param>
public sealed record IngestResult(
    Manifest Manifest, IReadOnlyList<Arrival> New, IReadOnlyList<Arrival> Earlier, IReadOnlyList<FileError> Errors, IReadOnlyList<string> Waiting)
{
    public IEnumerable<Arrival> Arrivals => Earlier.Concat(New);

    public bool Changed => New.Count + Earlier.Count > 0;

    /// <summary>For the log: what came, and what became of rows that had come before.</summary>
    public string Summary
    {
        get
        {
            var (rows, held) = (New.Sum(arrival => arrival.Rows), New.Sum(arrival => arrival.Held));
            var summary = $"新到文件 {New.Count:N0} 个,{rows:N0} 行:入库 {New.Sum(arrival => arrival.Accepted):N0},驳回 {New.Sum(arrival => arrival.Rejected):N0}{(held > 0 ? $",暂存 {held:N0}(等所引用的数据)" : "")}";
            return Earlier.Count == 0 ? summary : $"{summary};以前到达的 {Earlier.Count:N0} 个文件有行变动(暂存的行等到了所引用的数据,或来源定义改了)";
        }
    }
}
