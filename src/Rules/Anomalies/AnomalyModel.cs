namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>One way to say how unusual each row of a table is.</summary>
public abstract record AnomalyModel
{
    /// <summary>Digits after the point that a score is rounded to, so that the last bits of a sum decide no order.</summary>
    public const int Digits = 9;

    readonly double[] byPlace;

    private protected AnomalyModel(string key, FeatureTable table, double[] byPlace)
    {
        Key = key;
        Table = table;
        this.byPlace = Array.ConvertAll(byPlace, score => Math.Round(score, Digits));
        Scores = [.. Enumerable.Range(0, table.Rows).Select(row => this.byPlace[table.Place(row)])];
    }

    /// <summary>The model's name in files, such as <c>isolation_forest</c>.</summary>
    public string Key { get; }

    /// <summary>One score per row in the order given, the more unusual the higher; each model has a scale of its own.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>What was scored.</summary>
    internal FeatureTable Table { get; }

    /// <summary>How much each feature adds to the score of a row.</summary>
    /// <param name="row">0-based, in the order given.</param>
    /// <returns>
    /// Shares from 0 to 1 that sum to 1; a feature that speaks for the row being usual has none, nor has a missing one. Where no feature
    /// adds anything all known ones share alike, and in a row without any number all do.
    /// </returns>
    public double[] Shares(int row)
    {
        var place = Table.Place(row);
        var parts = Contributions(place);
        for (var feature = 0; feature < parts.Length; feature++)
        {
            parts[feature] = Table.IsMissing(place, feature) ? 0 : Math.Max(0, parts[feature]);
        }

        var sum = parts.Sum();
        // a sum so small that dividing by it would not give shares is none
        if (sum < 1e-300)
        {
            parts = Array.ConvertAll(Enumerable.Range(0, parts.Length).ToArray(), feature => Table.IsMissing(place, feature) ? 0.0 : 1.0);
            sum = parts.Sum();
        }

        return Array.ConvertAll(parts, part => sum > 0 ? part / sum : 1.0 / parts.Length);
    }

    /// <summary>What each feature adds to the score of the row at a place of the inner order, negative where it takes off.</summary>
    private protected abstract double[] Contributions(int place);
}
