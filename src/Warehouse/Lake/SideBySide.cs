using System.Runtime.ExceptionServices;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>Works through a list with several workers, each with something of its own. The first failure stops them all and comes out as it was.</summary>
static class SideBySide
{
    public static void Run<TItem, TOwn>(
        IReadOnlyList<TItem> items, int workers, Func<TOwn> start, Action<TOwn, TItem, CancellationToken> work, CancellationToken ct)
        where TOwn : IDisposable?
    {
        ct.ThrowIfCancellationRequested();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Exception? failure = null;
        var next = -1;
        Task.WaitAll([.. Enumerable.Range(0, Math.Min(workers, items.Count)).Select(_ => Task.Run(Work, CancellationToken.None))], CancellationToken.None);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);

        void Work()
        {
            try
            {
                using var own = start();
                for (int i; !stop.IsCancellationRequested && (i = Interlocked.Increment(ref next)) < items.Count;)
                    work(own, items[i], stop.Token);
                ct.ThrowIfCancellationRequested();
            }
            catch (Exception thrown)
            {
                Interlocked.CompareExchange(ref failure, thrown, null);
                stop.Cancel();
            }
        }
    }

    public static void Run<TItem>(IReadOnlyList<TItem> items, int workers, Action<TItem> work, CancellationToken ct) =>
        Run<TItem, IDisposable?>(items, workers, () => null, (_, item, _) => work(item), ct);
}
