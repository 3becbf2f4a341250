using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Which files of the inbox hold content that has not arrived yet.</summary>
/// <param name="Files">In ordinal path order, with the arrival numbers they get.</param>
/// <param name="Waiting">Paths of files that changed while they were looked at.</param>
/// <param name="Known">The manifest, with fresh hints for files that were touched but not changed.</param>
sealed record NewFiles(IReadOnlyList<NewFile> Files, IReadOnlyList<string> Waiting, Manifest Known)
{
    public static NewFiles Find(Inbox inbox, Manifest manifest, int threads, CancellationToken ct)
    {
        var byPath = manifest.Arrivals.GroupBy(arrival => arrival.Path, StringComparer.Ordinal)
            .ToDictionary(arrivals => arrivals.Key, arrivals => arrivals.Last(), StringComparer.Ordinal);
        var candidates = inbox.Files.Where(file => !IsUntouched(file, byPath.GetValueOrDefault(file.Path))).ToArray();
        var digests = new FileDigest?[candidates.Length];
        Parallel.For(0, candidates.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct }, i =>
        {
            var digest = candidates[i].HasChanged() ? null : FileDigest.Of(candidates[i].FullPath, ct);
            digests[i] = candidates[i].HasChanged() ? null : digest;
        });
        var known = manifest.Arrivals.ToDictionary(arrival => arrival.Identity, arrival => arrival.Number);
        var arrivals = manifest.Arrivals.ToDictionary(arrival => arrival.Number);
        var files = new List<NewFile>();
        var waiting = new List<string>();
        var number = manifest.NextNumber;
        var touched = false;
        foreach (var (file, digest) in candidates.Zip(digests))
            if (digest is null)
                waiting.Add(file.Path);
            else if (known.TryAdd((file.Source.Id, file.Sender, file.Period, digest.Sha256), number))
                files.Add(new NewFile(file, digest, number++));
            else if (arrivals.TryGetValue(known[(file.Source.Id, file.Sender, file.Period, digest.Sha256)], out var arrival) && arrival.Path == file.Path)
            {
                arrivals[arrival.Number] = arrival with { Modified = file.Modified };
                touched = true;
            }
        return new NewFiles(files, waiting, touched ? new Manifest(arrivals.Values) : manifest);
    }

    static bool IsUntouched(InboxFile file, Arrival? last) => last is not null && last.Bytes == file.Bytes && last.Modified == file.Modified;
}
