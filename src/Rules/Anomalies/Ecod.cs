namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>ECOD (Li, Zhao, Hu et al. 2022): rows that lie in the tails of many features at once are unusual.</summary>
/// <remarks>
/// A feature adds −ln of the share of rows at least as far out as the row, on the side where that is rarer; the score is the sum, 0 and up, and does not
/// change when a feature is scaled or moved. A missing cell adds nothing.
/// </remarks>
public sealed record Ecod : AnomalyModel
{
    /// <summary>The model's name in files.</summary>
    public const string Name = "ecod";

    readonly double[] tails;

    Ecod(FeatureTable table, double[] tails, double[] scores) : base(Name, table, scores) => this.tails = tails;

    /// <summary>Scores the rows of a table.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="turns">How independent work is taken.</param>
    /// <returns>The scored rows.</returns>
    public static Ecod Of(FeatureTable table, Turns turns)
    {
        var tails = new double[table.Cells.Length];
        turns.Take(table.Width, feature => AddTails(table, feature, tails));
        var scores = new double[table.Rows];
        for (var place = 0; place < scores.Length; place++)
        {
            foreach (var tail in tails.AsSpan(place * table.Width, table.Width))
            {
                scores[place] += tail;
            }
        }

        return new(table, tails, scores);
    }

    private protected override double[] Contributions(int place) => tails[(place * Table.Width)..((place + 1) * Table.Width)];

    static void AddTails(FeatureTable table, int feature, double[] tails)
    {
        var order = Enumerable.Range(0, table.Rows).Where(place => !table.IsMissing(place, feature)).ToArray();
        var values = Array.ConvertAll(order, place => table.At(place)[feature]);
        Array.Sort(values, order);
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && values[to] == values[from])
            {
                to++;
            }

            // the rarer side: rows up to and with these, or from these on
            var rarer = -Math.Log((double)Math.Min(to, order.Length - from) / order.Length);
            foreach (var place in order.AsSpan(from, to - from))
            {
                tails[(place * table.Width) + feature] = rarer;
            }

            from = to;
        }
    }
}
