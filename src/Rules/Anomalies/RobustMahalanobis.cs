namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>
/// Squared distance from the usual rows, in units of how these vary together (minimum covariance determinant): rows that break a relation between features
/// are unusual, though each number on its own may be common.
/// </summary>
/// <remarks>
/// The usual rows are the three quarters that lie closest together; nothing is drawn at random. 0 and up; scaled so that the median row has the median
/// distance of a normal distribution, its number of features, nearly. With more than 256 features covariances are left out. A feature adds its own distance
/// times its part of the inverted covariance's product with all distances; these add up to the score.
/// </remarks>
public sealed record RobustMahalanobis : AnomalyModel
{
    /// <summary>The model's name in files.</summary>
    public const string Name = "robust_mahalanobis";

    /// <summary>Cells further out than this say no more; their squares must stay numbers.</summary>
    const double MostSpreads = 1e9;

    readonly double[] cells;
    readonly Scatter usual;

    RobustMahalanobis(FeatureTable table, double[] scores, double[] cells, Scatter usual) : base(Name, table, scores) => (this.cells, this.usual) = (cells, usual);

    /// <summary>Scores the rows of a table.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="turns">How independent work is taken.</param>
    /// <returns>The scored rows.</returns>
    public static RobustMahalanobis Of(FeatureTable table, Turns turns)
    {
        var cells = RobustScale.Of(table, MostSpreads, table.Width);
        var rows = new Concentration(cells, table.Width, turns);
        var usual = rows.Find();
        var squares = rows.Squares(usual);
        var sorted = squares.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        // Wilson and Hilferty 1931, the median of chi-squared
        var expected = table.Width * Math.Pow(1 - (2 / (9.0 * table.Width)), 3);
        return new(table, median > 0 ? Array.ConvertAll(squares, square => square / median * expected) : squares, cells, usual);
    }

    private protected override double[] Contributions(int place) => usual.Parts(cells.AsSpan(place * Table.Width, Table.Width));
}
