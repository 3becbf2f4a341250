namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>What the models are told; the defaults are those of the papers, and none is fitted to any data.</summary>
/// <param name="Seed">The same seed gives the same scores.</param>
/// <param name="Trees">Trees of the forest, 1 or more.</param>
/// <param name="Sample">Rows each tree is grown on, 2 or more; all rows where there are fewer.</param>
/// <param name="Neighbours">Neighbours whose distance counts, 1 or more; all other rows where there are fewer.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is below its least.</exception>
public sealed record ModelSettings(int Seed = 1, int Trees = 100, int Sample = 256, int Neighbours = 10)
{
    /// <summary>Trees of the forest.</summary>
    public int Trees { get; } = AtLeast(1, Trees, nameof(Trees));

    /// <summary>Rows each tree is grown on.</summary>
    public int Sample { get; } = AtLeast(2, Sample, nameof(Sample));

    /// <summary>Neighbours whose distance counts.</summary>
    public int Neighbours { get; } = AtLeast(1, Neighbours, nameof(Neighbours));

    static int AtLeast(int least, int found, string name) =>
        found >= least ? found : throw new ArgumentOutOfRangeException(name, found, $"expected {least} or more");
}
