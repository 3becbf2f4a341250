namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Several models over one table, combined into one score per row.</summary>
/// <remarks>
/// Models measure on scales of their own, so each score first becomes the part of all rows that are at least as unusual by that model. The combined score is
/// 1 less the geometric mean of these parts, all models weighing the same: 0.99 says that by the models together about a hundredth of the rows is as
/// unusual as this one. It reaches 1 − 1/rows at most, for a row that is the most unusual to every model. The mean of logarithms is Fisher's way (1932) to
/// join tail probabilities; it listens to the model that is most alarmed, and no model's scale or outliers can drown the others.
/// </remarks>
public sealed record AnomalyDetection
{
    readonly FeatureTable table;
    readonly double[][] rarities;

    AnomalyDetection(FeatureTable table, IReadOnlyList<AnomalyModel> models)
    {
        this.table = table;
        Models = models;
        rarities = [.. models.Select(model => Tails.Rarities(model.Scores))];
        Scores = [.. Enumerable.Range(0, table.Rows).Select(row => Math.Round(1 - Math.Exp(-rarities.Sum(rarity => rarity[row]) / models.Count), AnomalyModel.Digits))];
    }

    /// <summary>The names of the models, in the order they are run and listed in.</summary>
    public static IReadOnlyList<string> ModelNames { get; } = [IsolationForest.Name, NearestNeighbours.Name, RobustMahalanobis.Name, Ecod.Name];

    /// <summary>The models with their own scores, in the order of <see cref="ModelNames"/>.</summary>
    public IReadOnlyList<AnomalyModel> Models { get; }

    /// <summary>The combined score of each row in the order given, 0 to below 1, rounded to 9 digits.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Runs the models and combines them.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="settings">Seed and sizes, or the defaults.</param>
    /// <param name="turns">How independent work is taken; one after another when not given. The result is the same.</param>
    /// <param name="next">Told the name of each model before it runs.</param>
    /// <returns>The scored rows.</returns>
    public static AnomalyDetection Of(FeatureTable table, ModelSettings? settings = null, Turns? turns = null, Action<string>? next = null) =>
        new(table, [.. ModelNames.Select(name =>
        {
            next?.Invoke(name);
            return Run(name, table, settings ?? new(), turns ?? Turns.OneByOne);
        })]);

    /// <summary>How much each feature has to do with the combined score of a row, with its value and what peers show.</summary>
    /// <param name="row">0-based, in the order given.</param>
    /// <returns>All features, the largest share first, equal shares in order of the columns; each model's shares count as much as it adds to the score.</returns>
    public IReadOnlyList<FeatureShare> Explain(int row)
    {
        var sum = rarities.Sum(rarity => rarity[row]);
        var shares = new double[table.Features.Count];
        for (var model = 0; model < Models.Count; model++)
        {
            var weight = sum > 0 ? rarities[model][row] / sum : 1.0 / Models.Count;
            var own = Models[model].Shares(row);
            for (var feature = 0; feature < shares.Length; feature++)
            {
                shares[feature] += weight * own[feature];
            }
        }

        return
        [
            .. shares.Select((share, feature) => new FeatureShare(table.Features[feature], Math.Round(share, AnomalyModel.Digits), table.Value(row, feature), table.PeerMedian(row, feature)))
                .OrderByDescending(part => part.Share),
        ];
    }

    static AnomalyModel Run(string name, FeatureTable table, ModelSettings settings, Turns turns) => name switch
    {
        IsolationForest.Name => IsolationForest.Of(table, settings, turns),
        NearestNeighbours.Name => NearestNeighbours.Of(table, settings, turns),
        RobustMahalanobis.Name => RobustMahalanobis.Of(table, turns),
        _ => Ecod.Of(table, turns),
    };
}
