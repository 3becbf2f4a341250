namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Isolation forest (Liu, Ting and Zhou 2008): rows that random cuts soon set apart from all others are unusual.</summary>
/// <remarks>
/// The score is 2 to the power of −(mean length of path ÷ mean length for the sample): 0.5 is usual, near 1 very unusual; 0.5 for a single row. A feature
/// adds what its cuts saved of the mean length; over all features this is the mean length less the row's own, exactly.
/// </remarks>
public sealed record IsolationForest : AnomalyModel
{
    /// <summary>The model's name in files.</summary>
    public const string Name = "isolation_forest";

    readonly IsolationTree[] trees;

    IsolationForest(FeatureTable table, IsolationTree[] trees, double[] scores) : base(Name, table, scores) => this.trees = trees;

    /// <summary>Grows a forest on a table and scores its rows.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="settings">Seed, number of trees and sample.</param>
    /// <param name="turns">How independent work is taken.</param>
    /// <returns>The scored rows.</returns>
    public static IsolationForest Of(FeatureTable table, ModelSettings settings, Turns turns)
    {
        var sample = Math.Min(settings.Sample, table.Rows);
        var trees = new IsolationTree[settings.Trees];
        turns.Take(trees.Length, number => trees[number] = IsolationTree.Grow(table, sample, unchecked((settings.Seed * 1_000_003) + number)));
        var usual = IsolationTree.MeanLength(sample) * trees.Length;
        var scores = new double[table.Rows];
        turns.TakeRows(table.Rows, (from, to) =>
        {
            var own = scores.AsSpan(from, to - from);
            foreach (var tree in trees)
            {
                tree.AddLengths(table.Cells[(from * table.Width)..], table.Width, own);
            }

            foreach (ref var score in own)
            {
                score = usual > 0 ? Math.Pow(2, -score / usual) : 0.5;
            }
        });
        return new(table, trees, scores);
    }

    private protected override double[] Contributions(int place)
    {
        var saved = new double[Table.Width];
        foreach (var tree in trees)
        {
            tree.AddSaved(Table.At(place), saved);
        }

        return saved;
    }
}
