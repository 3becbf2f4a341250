using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Safekeeping;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>From inbox files to the lake: finds what is new, reads each file once, and commits the batch with one rename of the manifest.</summary>
/// <remarks>Callers hold DIR/run.lock: two ingests of one folder at once would take the same arrival numbers.</remarks>
public static class Ingestion
{
    public static IngestResult Run(
        DataFolder data, IReadOnlyList<SourceDefinition> sources, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var manifest = Manifest.Load(data);
        var lake = new LakeFolder(data);
        lake.RemoveOrphans(manifest);
        var inbox = Inbox.Scan(data, sources);
        var originals = new Originals(data);
        inbox = inbox with { Files = [.. inbox.Files.Concat(originals.Reopen(manifest, sources, inbox, options.Again)).OrderBy(file => file.Path, StringComparer.Ordinal)] };
        try
        {
            return Run(data, sources, lake, manifest, inbox, options, progress, ct);
        }
        finally
        {
            originals.Close();
        }
    }

    static IngestResult Run(
        DataFolder data, IReadOnlyList<SourceDefinition> sources, LakeFolder lake, Manifest manifest, Inbox inbox, IngestOptions options, IProgress<IngestProgress>? progress,
        CancellationToken ct)
    {
        var news = NewFiles.Find(inbox, manifest, options, ct);
        if (news.Files.Count == 0)
        {
            if (!ReferenceEquals(news.Known, manifest))
                news.Known.Save(data);
            return new IngestResult(news.Known, [], [], Errors([]), news.Waiting);
        }
        using var batch = new Batch(data, sources, lake, news.Known, options);
        var (arrivals, waiting) = batch.Load(news.Files, progress, ct);
        var before = news.Files.Where(file => file.Before is not null).ToDictionary(file => file.Number, file => file.Before!);
        // what was read again for its damage is new on disk, though nothing about it is new
        var written = lake.Summed([.. arrivals.Where(arrival => options.Again.Contains(arrival.Number) || !before.TryGetValue(arrival.Number, out var known) || !arrival.IsLike(known))], options.Threads, ct);
        var changed = written.Where(arrival => !before.TryGetValue(arrival.Number, out var known) || !arrival.IsLike(known)).ToList();
        var extended = news.Known.With(written);
        lake.Flush(written, ct);
        extended.Save(data);
        var earlier = manifest.Arrivals.Select(arrival => arrival.Number).ToHashSet();
        return new IngestResult(extended, [.. changed.Where(arrival => !earlier.Contains(arrival.Number))], [.. changed.Where(arrival => earlier.Contains(arrival.Number))], Errors(batch.Unreadable), [.. news.Waiting, .. waiting]);

        FileError[] Errors(IEnumerable<FileError> unreadable) => [.. inbox.Errors.Concat(news.Unreadable).Concat(unreadable).OrderBy(error => error.Path, StringComparer.Ordinal)];
    }
}
