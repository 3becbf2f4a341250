using System.Data.Common;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>
/// The current version, read-only. A run publishes by moving the pointer; readers that began on the old version finish on
/// it, the next ones open the new.
/// </summary>
public sealed class PublishedWarehouse(DataFolder data) : IDisposable
{
    // how long a page may still show the version before
    static readonly TimeSpan Unchecked = TimeSpan.FromMilliseconds(500);

    readonly Lock _lock = new();
    PublishedFile? _file;
    DateTime _written;
    long _lookedAt = long.MinValue;

    /// <summary>The current version; null before the first publication.</summary>
    public WarehouseVersion? Current
    {
        get
        {
            lock (_lock)
            {
                Look();
                return _file?.Version;
            }
        }
    }

    /// <summary>Why there is no current version although one was published; null when nothing is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>Holds one version for several queries that must agree; null before the first publication.</summary>
    public WarehouseReading? Open()
    {
        lock (_lock)
        {
            Look();
            return _file?.TryEnter() == true ? new WarehouseReading(_file) : null;
        }
    }

    /// <exception cref="InvalidOperationException">Nothing has been published yet.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null, CancellationToken cancellationToken = default)
    {
        using var reading = Open() ?? throw new InvalidOperationException("还没有发布过数据");
        return await reading.QueryAsync<T>(sql, parameters, cancellationToken);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Leave();
            _file = null;
        }
    }

    void Look()
    {
        if (_lookedAt != long.MinValue && TimeSpan.FromMilliseconds(Environment.TickCount64 - _lookedAt) < Unchecked)
            return;
        _lookedAt = Environment.TickCount64;
        if (data.CurrentVersion() is not { } version)
            return;
        // a version that was computed anew from the beginning has its old name
        var written = File.GetLastWriteTimeUtc(data.VersionFile(version));
        if (version == _file?.Version.Version && written == _written)
            return;
        try
        {
            var next = PublishedFile.Open(data, version);
            _file?.Leave();
            (_file, _written) = (next, written);
            Problem = null;
        }
        catch (Exception failure) when (failure is DbException or IOException or InvalidOperationException or UnauthorizedAccessException or RunException)
        {
            // the old version, if any, stays in service
            Problem = failure is RunException ? failure.Message : $"版本 {version} 打不开,可能已损坏,或由较旧的程序建成;请重新运行({failure.Message.Split('\n')[0]})";
        }
    }
}
