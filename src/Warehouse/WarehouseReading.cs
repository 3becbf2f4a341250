using System.Data.Common;

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

    /// <summary>For what is more than a query, such as an explanation or an export; the connection is lent for the time of the call.</summary>
    public Task<T> UseAsync<T>(Func<DbConnection, T> use, CancellationToken cancellationToken = default) =>
        (_file ?? throw new ObjectDisposedException(nameof(WarehouseReading))).UseAsync(connection => Task.FromResult(use(connection)), cancellationToken);

    public void Dispose() => Interlocked.Exchange(ref _file, null)?.Leave();
}
