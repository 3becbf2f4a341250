using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Which files of the inbox are to be read: new content, and known content that may now give something else.</summary>
/// <remarks>
/// A file that is the only one of its source, sender and period cannot be known: it is looked through just before it is read, not twice from the disk.
/// </remarks>
/// <param name="Files">In ordinal path order, with their arrival numbers.</param>
/// <param name="Waiting">Paths of files that changed while they were looked at.</param>
/// <param name="Unreadable">Files that cannot be opened.</param>
/// <param name="Known">The manifest, with fresh hints for files that were touched but not changed.</param>
sealed record NewFiles(IReadOnlyList<NewFile> Files, IReadOnlyList<string> Waiting, IReadOnlyList<FileError> Unreadable, Manifest Known)
{
    public static NewFiles Find(Inbox inbox, Manifest manifest, IngestOptions options, CancellationToken ct)
    {
        var search = new Search(manifest, options, ct);
        search.Look([.. inbox.Files.Where(search.IsToBeHashed)]);
        return new NewFiles(
            [.. search.Files.OrderBy(file => file.File.Path, StringComparer.Ordinal)], [.. search.Waiting.Order(StringComparer.Ordinal)], search.Unreadable,
            search.Touched.Count == 0 ? manifest : manifest.With(search.Touched));
    }

    sealed class Search(Manifest manifest, IngestOptions options, CancellationToken ct)
    {
        readonly Dictionary<(string, string, string, string), Arrival?> known = manifest.Arrivals.ToDictionary(arrival => arrival.Identity, Arrival? (arrival) => arrival);
        readonly Dictionary<string, Arrival> byPath = manifest.Arrivals.GroupBy(arrival => arrival.Path, StringComparer.Ordinal)
            .ToDictionary(arrivals => arrivals.Key, arrivals => arrivals.Last(), StringComparer.Ordinal);

        readonly Dictionary<string, string> definitions = new(StringComparer.Ordinal);
        int number = manifest.NextNumber;

        public List<NewFile> Files { get; } = [];

        public List<string> Waiting { get; } = [];

        public List<FileError> Unreadable { get; } = [];

        public List<Arrival> Touched { get; } = [];

        public bool IsToBeHashed(InboxFile file) => Untouched(file) is not { } arrival || IsToBeReadAgain(arrival, file);

        public void Look(InboxFile[] candidates)
        {
            var alone = candidates.CountBy(Folder).Where(folder => folder.Value == 1).Select(folder => folder.Key).Except(manifest.Arrivals.Select(arrival => (arrival.Source, arrival.Sender, arrival.Period))).ToHashSet();
            var digests = Digests([.. candidates.Where(file => !alone.Contains(Folder(file)))]);
            foreach (var file in candidates)
                if (alone.Contains(Folder(file)))
                    Files.Add(new NewFile(file, new Lazy<FileDigest>(() => FileDigest.Of(file.FullPath, ct)), number++, null));
                else if (digests.TryGetValue(file.Path, out var digest))
                    Look(file, digest);
        }

        static (string Source, string Sender, string Period) Folder(InboxFile file) => (file.Source.Id, file.Sender, file.Period);

        void Look(InboxFile file, FileDigest digest)
        {
            if (known.TryAdd((file.Source.Id, file.Sender, file.Period, digest.Sha256), null))
                Files.Add(new NewFile(file, new Lazy<FileDigest>(digest), number++, null));
            else if (known[(file.Source.Id, file.Sender, file.Period, digest.Sha256)] is { } arrival && arrival.Path == file.Path)
                if (IsToBeReadAgain(arrival, file))
                    Files.Add(new NewFile(file, new Lazy<FileDigest>(digest), arrival.Number, arrival));
                else
                    Touched.Add(arrival with { Modified = file.Modified });
        }

        bool IsToBeReadAgain(Arrival arrival, InboxFile file) => arrival.Definition != Definition(file) || options.Again.Contains(arrival.Number);

        Arrival? Untouched(InboxFile file) =>
            byPath.GetValueOrDefault(file.Path) is { } last && last.Bytes == file.Bytes && last.Modified == file.Modified ? last : null;

        string Definition(InboxFile file)
        {
            if (!definitions.TryGetValue(file.Source.Id, out var definition))
                definitions.Add(file.Source.Id, definition = SourceHash.Of(file.Source));
            return definition;
        }

        Dictionary<string, FileDigest> Digests(InboxFile[] files)
        {
            var looked = new (FileDigest? Digest, Exception? Fault)[files.Length];
            SideBySide.Run([.. Enumerable.Range(0, files.Length)], options.Threads, i => looked[i] = Digest(files[i]), ct);
            var digests = new Dictionary<string, FileDigest>(StringComparer.Ordinal);
            foreach (var (file, (digest, fault)) in files.Zip(looked))
                if (fault is not null)
                    Unreadable.Add(FileError.Unreadable(file, fault));
                else if (digest is null)
                    Waiting.Add(file.Path);
                else
                    digests.Add(file.Path, digest);
            return digests;
        }

        (FileDigest? Digest, Exception? Fault) Digest(InboxFile file)
        {
            try
            {
                var digest = file.HasChanged() ? null : FileDigest.Of(file.FullPath, ct);
                return (file.HasChanged() ? null : digest, null);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return file.HasChanged() ? (null, null) : (null, fault);
            }
        }
    }
}
