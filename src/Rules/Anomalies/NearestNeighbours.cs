namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Mean distance to the nearest other rows (Angiulli and Pizzuti 2002): rows with no others like them are unusual.</summary>
/// <remarks>
/// Features count in robust spreads from their median (<see cref="RobustScale"/>), at most 5 of them, so that one monstrous number does not hide what
/// else there is. The score is in spreads, 0 and up; 0 for a row that has enough equals, or is alone. A feature adds its part of the squared
/// distances, divided by the distance.
/// </remarks>
public sealed record NearestNeighbours : AnomalyModel
{
    /// <summary>The model's name in files.</summary>
    public const string Name = "nearest_neighbours";

    const double MostSpreads = 5;

    readonly double[] cells;
    readonly int stride;
    readonly int[] neighbours;
    readonly int count;

    NearestNeighbours(FeatureTable table, double[] scores, double[] cells, int stride, int[] neighbours, int count) : base(Name, table, scores) =>
        (this.cells, this.stride, this.neighbours, this.count) = (cells, stride, neighbours, count);

    /// <summary>Scores the rows of a table.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="settings">How many neighbours count.</param>
    /// <param name="turns">How independent work is taken.</param>
    /// <returns>The scored rows.</returns>
    public static NearestNeighbours Of(FeatureTable table, ModelSettings settings, Turns turns)
    {
        var stride = (table.Width + NeighbourTree.Lane - 1) / NeighbourTree.Lane * NeighbourTree.Lane;
        var cells = RobustScale.Of(table, MostSpreads, stride);
        var count = Math.Min(settings.Neighbours, table.Rows - 1);
        var scores = new double[table.Rows];
        var neighbours = new int[table.Rows * count];
        if (count > 0)
        {
            var squares = new double[neighbours.Length];
            var tree = new NeighbourTree(cells, stride);
            turns.Take(tree.Leaves, leaf => tree.Find(leaf, squares, neighbours, count));
            for (var place = 0; place < scores.Length; place++)
            {
                foreach (var square in squares.AsSpan(place * count, count))
                {
                    scores[place] += Math.Sqrt(square) / count;
                }
            }
        }

        return new(table, scores, cells, stride, neighbours, count);
    }

    private protected override double[] Contributions(int place)
    {
        var parts = new double[Table.Width];
        var squares = new double[Table.Width];
        foreach (var neighbour in neighbours.AsSpan(place * count, count))
        {
            var sum = 0.0;
            for (var feature = 0; feature < squares.Length; feature++)
            {
                var difference = cells[(place * stride) + feature] - cells[(neighbour * stride) + feature];
                sum += squares[feature] = difference * difference;
            }

            for (var feature = 0; feature < squares.Length && sum > 0; feature++)
            {
                parts[feature] += squares[feature] / Math.Sqrt(sum);
            }
        }

        return parts;
    }
}
