using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>
/// Whether the files of the lake are as they were written. Those that an ingest reads are looked at before it begins, all others beside what comes after it; a run
/// publishes nothing before it knows of all.
/// </summary>
sealed class LakeInventory : IDisposable
{
    // it waits for the disk, and leaves the processors to the run
    const int ReadTogether = 2;

    readonly IReadOnlyList<(Arrival Arrival, string File)> _ofParents;
    readonly Lazy<Task<IReadOnlyList<(Arrival Arrival, string File)>>> _ofOthers;
    readonly CancellationTokenSource _stop;
    int _readAgain;

    public LakeInventory(DataFolder data, IReadOnlyList<SourceDefinition> sources, int threads, CancellationToken cancellation)
    {
        var lake = new LakeFolder(data);
        var parents = sources.SelectMany(source => source.Columns).Where(column => column.References is not null).Select(column => column.Parent(sources).Source.Id).ToHashSet(StringComparer.Ordinal);
        var arrivals = Manifest.Load(data).Arrivals.ToLookup(arrival => parents.Contains(arrival.Source) || arrival.HeldFile is not null);
        _ofParents = lake.Damaged(arrivals[true], threads, cancellation);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ofOthers = new(() => Task.Run(() => lake.Damaged(arrivals[false], ReadTogether, _stop.Token), CancellationToken.None));
    }

    /// <summary>Begins to look at the others.</summary>
    public void Begin() => _ = _ofOthers.Value;

    /// <summary>The files that are known by now to be damaged or gone.</summary>
    public IReadOnlyList<(Arrival Arrival, string File)> Damaged => _ofOthers is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var others } } ? [.. _ofParents, .. others] : _ofParents;

    /// <summary>Whether all files are as they were written or have been read again; waits until it is known.</summary>
    public bool IsSound
    {
        get
        {
            _ofOthers.Value.GetAwaiter().GetResult();
            return Damaged.Count == _readAgain;
        }
    }

    /// <summary>Takes note that files which had been damaged have been read again.</summary>
    public void ReadAgain(IReadOnlyCollection<(Arrival Arrival, string File)> damaged) => _readAgain = damaged.Count;

    public void Dispose()
    {
        _stop.Cancel();
        if (_ofOthers.IsValueCreated)
            Task.WhenAny(_ofOthers.Value).Wait(CancellationToken.None);
        _stop.Dispose();
    }
}
