using FamilyDoctor.Analytics.Warehouse.Lake;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class LakeSideBySideTests
{
    static readonly int[] Hundred = [.. Enumerable.Range(0, 100)];

    [Fact]
    public void Every_item_is_worked_on_once()
    {
        var counts = new int[Hundred.Length];

        SideBySide.Run(Hundred, 4, i => Interlocked.Increment(ref counts[i]), default);

        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void The_first_failure_stops_the_others_and_comes_out_as_it_was()
    {
        var failure = Assert.Throws<InvalidDataException>(() => SideBySide.Run<int, IDisposable?>(Hundred, 2, () => null, (_, i, stop) =>
        {
            if (i == 1)
                throw new InvalidDataException("disk");
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        }, default));

        Assert.Equal("disk", failure.Message);
    }

    [Fact]
    public void Cancelled_from_outside_it_says_so()
    {
        using var cancel = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => SideBySide.Run(Hundred, 2, _ => cancel.Cancel(), cancel.Token));
    }
}
