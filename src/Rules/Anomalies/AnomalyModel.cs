namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>One way to say how unusual each row of a table is.</summary>
public abstract record AnomalyModel
{
    /// <summary>Digits after the point that a score is rounded to, so that the last bits of a sum decide no order.</summary>
    public const int Digits = 9;

    /// <summary>What adds less has no part that could be divided.</summary>
    const double LeastSum = 1e-300;

    private protected AnomalyModel(string key, FeatureTable table, double[] byPlace)
    {
        Key = key;
        Table = table;
        Scores = [.. Enumerable.Range(0, table.Rows).Select(row => Math.Round(byPlace[table.Place(row)], Digits))];
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
        var sum = 0.0;
        for (var feature = 0; feature < parts.Length; feature++)
        {
            parts[feature] = Table.IsMissing(place, feature) ? 0 : Math.Max(0, parts[feature]);
            sum += parts[feature];
        }

        return sum > LeastSum ? Array.ConvertAll(parts, part => part / sum) : Alike(place);
    }

    double[] Alike(int place)
    {
        bool[] known = [.. Enumerable.Range(0, Table.Width).Select(feature => !Table.IsMissing(place, feature))];
        var count = known.Count(isKnown => isKnown);
        return Array.ConvertAll(known, isKnown => count == 0 ? 1.0 / known.Length : isKnown ? 1.0 / count : 0);
    }

    /// <summary>What each feature adds to the score of the row at a place of the inner order, negative where it takes off.</summary>
    private protected abstract double[] Contributions(int place);
}
