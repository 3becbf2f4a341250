using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Nothing lost, nothing silently changed, whatever is done to a file.</summary>
public sealed class PollutedTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "fda-polluted-" + Guid.NewGuid().ToString("n"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_250_polluted_files_every_untouched_row_comes_in_and_none_comes_in_changed(bool isDeclared)
    {
        var outcome = PollutedTrial.Run(folder, isDeclared ? 5000 : 1, 250, isDeclared);

        Assert.True(outcome.Faults.Count == 0, $"{outcome.Faults.Count} faults:\n{string.Join('\n', outcome.Faults.Take(20))}");
        Assert.Equal(outcome.Untouched, outcome.Taken);
        Assert.True(outcome.Untouched > 5000 && outcome.Explained > 50, $"{outcome}");
    }

    /// <summary>Of 10,000 files these had let a piece of a row in: the rest of a field on its own line, and a quote or delimiter taken for another.</summary>
    [Theory]
    [InlineData(1002382)]
    [InlineData(1002388)]
    [InlineData(1006751)]
    [InlineData(1006997)]
    public void A_piece_of_a_row_is_no_row(int seed) => Assert.Empty(PollutedTrial.Run(folder, seed, 1, isDeclared: false).Faults);
}
