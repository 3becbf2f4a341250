using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Loads the new files of one ingest: parents before the sources that refer to them, files of one level side by side.</summary>
sealed class Batch : IDisposable
{
    readonly IReadOnlyList<SourceDefinition> sources;
    readonly LakeFolder lake;
    readonly Manifest known;
    readonly IngestOptions options;
    readonly string temporary;
    readonly DuckDBConnection connection;
    readonly KeyedHash hash;
    readonly PersonKeys persons;
    readonly Dictionary<string, ParentKeys> parents = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    readonly List<Arrival> done = [];
    readonly List<string> waiting = [];
    readonly List<FileError> unreadable = [];
    int filesDone, workers;
    long rows;

    public Batch(DataFolder data, IReadOnlyList<SourceDefinition> sources, LakeFolder lake, Manifest known, IngestOptions options)
    {
        (this.sources, this.lake, this.known, this.options) = (sources, lake, known, options);
        hash = KeyedHash.Open(data, isInUse: known.Arrivals.Any(arrival => arrival.LakeFile is not null));
        persons = new PersonKeys(hash);
        temporary = Path.Combine(data.Tmp, "ingest");
        if (Directory.Exists(temporary))
            Directory.Delete(temporary, recursive: true);
        Directory.CreateDirectory(temporary);
        // one thread per query: files run side by side instead, each in its own order
        connection = new DuckDBConnection(new DuckDBConnectionStringBuilder
        {
            DataSource = DuckDBConnectionStringBuilder.InMemoryDataSource,
            MemoryLimit = options.MemoryLimit,
            Threads = 1,
            TempDirectory = Path.Combine(temporary, "spill"),
        }.ConnectionString);
        connection.Open();
    }

    /// <summary>Files that turned out to be impossible to open.</summary>
    public IReadOnlyList<FileError> Unreadable => unreadable;

    public (IReadOnlyList<Arrival> Arrivals, IReadOnlyList<string> Waiting) Load(
        IReadOnlyList<NewFile> files, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        foreach (var level in SourceOrder.Levels(sources))
        {
            var ids = level.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
            // the largest first: at the end no worker is left alone with one
            var ready = files.Where(file => ids.Contains(file.File.Source.Id)).OrderByDescending(file => file.File.Bytes).ToList();
            foreach (var reference in ready.SelectMany(file => file.File.Source.Columns).Select(column => column.References).OfType<string>().Distinct())
                parents[reference] = ReadParents(reference);
            done.AddRange(new HeldRows(connection, sources, lake, known.With(done), temporary).Release(ids, files, ct));
            var factory = new CellFactory(persons, hash, parents);
            using var loaded = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var ahead = Task.Run(() => LookAhead(ready, loaded.Token), CancellationToken.None);
            try
            {
                SideBySide.Run(ready, options.Threads, () => new Workspace(connection, Interlocked.Increment(ref workers)), (workspace, file, stop) =>
                {
                    if (IsReadable(file))
                        Report(file, new FileLoad(file, known, files, lake, temporary, options).Run(workspace, factory, stop), files.Count, progress);
                }, ct);
            }
            finally
            {
                loaded.Cancel();
                ahead.Wait(CancellationToken.None);
            }
        }
        return ([.. done.OrderBy(arrival => arrival.Number)], [.. waiting.Order(StringComparer.Ordinal)]);
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(temporary, recursive: true);
    }

    // a look through a file waits for the disk, loading one for the processor
    static void LookAhead(IEnumerable<NewFile> files, CancellationToken ct)
    {
        foreach (var file in files.TakeWhile(_ => !ct.IsCancellationRequested))
            try
            {
                _ = file.Digest;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or OperationCanceledException)
            {
                // whoever loads it says so
            }
    }

    bool IsReadable(NewFile file)
    {
        Exception? failure = null;
        try
        {
            _ = file.Digest;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            failure = fault;
        }
        var hasChanged = file.File.HasChanged();
        lock (gate)
        {
            if (hasChanged)
                waiting.Add(file.File.Path);
            else if (failure is not null)
                unreadable.Add(FileError.Unreadable(file.File, failure));
        }
        return !hasChanged && failure is null;
    }

    void Report(NewFile file, Arrival arrival, int total, IProgress<IngestProgress>? progress)
    {
        lock (gate)
        {
            if (file.File.HasChanged())
                waiting.Add(file.File.Path);
            else
                done.Add(arrival);
            rows += arrival.Rows;
            progress?.Report(new IngestProgress(arrival.Source, file.File.Path, ++filesDone, total, rows));
        }
    }

    ParentKeys ReadParents(string reference)
    {
        var (source, column) = sources.SelectMany(known => known.Columns).First(column => column.References == reference).Parent(sources);
        var keys = new ParentKeys(source.Title, column.Title);
        using var command = connection.CreateCommand();
        command.CommandText = $"select distinct \"{column.Name}\" from ({LakeView.Sql(source, known.With(done), lake.FullPath("").TrimEnd('/'))}) where \"{column.Name}\" is not null";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            keys.Add(reader.GetString(0));
        return keys;
    }
}
