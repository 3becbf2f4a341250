namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>A held version: whatever is published meanwhile, its queries agree with each other.</summary>
public sealed class WarehouseReading : IDisposable
{
    PublishedFile? _file;

    internal WarehouseReading(PublishedFile file)
    {
        _file = file;
        Version = file.Version;
    }

    public WarehouseVersion Version { get; }

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null, CancellationToken cancellationToken = default) =>
        (_file ?? throw new ObjectDisposedException(nameof(WarehouseReading))).QueryAsync<T>(sql, parameters, cancellationToken);

    public void Dispose() => Interlocked.Exchange(ref _file, null)?.Leave();
}
