using Microsoft.Extensions.Caching.Memory;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>Rows that pages asked for, by version, scope, statement and parameters: nothing ever needs to be thrown out for being old.</summary>
public sealed class PageCache : IDisposable
{
    const int MostRows = 400_000;

    readonly MemoryCache _rows = new(new MemoryCacheOptions { SizeLimit = MostRows });
    readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Many who ask for the same at once wait for one query.</summary>
    public async Task<IReadOnlyList<T>> GetAsync<T>(string key, Func<Task<IReadOnlyList<T>>> read, CancellationToken cancel)
    {
        if (_rows.TryGetValue(key, out IReadOnlyList<T>? known))
            return known!;
        var gate = _gates[(key.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % _gates.Length];
        await gate.WaitAsync(cancel);
        try
        {
            if (_rows.TryGetValue(key, out known))
                return known!;
            var rows = await read();
            _rows.Set(key, rows, new MemoryCacheEntryOptions { Size = rows.Count + 1, SlidingExpiration = TimeSpan.FromMinutes(30) });
            return rows;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        foreach (var gate in _gates)
            gate.Dispose();
    }
}
