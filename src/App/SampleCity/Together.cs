using System.Runtime.ExceptionServices;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Work side by side whose first failure comes out as itself, not wrapped.</summary>
static class Together
{
    public static void Run(params Action[] works) => Unwrapped(() => Parallel.Invoke(works));

    public static void ForEach<T>(IEnumerable<T> items, int atATime, Action<T> work) =>
        Unwrapped(() => Parallel.ForEach(items, new ParallelOptions { MaxDegreeOfParallelism = atATime }, work));

    static void Unwrapped(Action action)
    {
        try
        {
            action();
        }
        catch (AggregateException failures)
        {
            var failure = failures.Flatten().InnerExceptions;
            ExceptionDispatchInfo.Throw(failure.FirstOrDefault(inner => inner is not OperationCanceledException) ?? failure[0]);
        }
    }
}
