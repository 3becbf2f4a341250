using FamilyDoctor.Analytics.Rules.Anomalies;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>What the models made of a table.</summary>
/// <param name="Areas">Area under the curve by model, the combined score last; none without labels, null where all labels are the same.</param>
/// <param name="Review">The rows that the budget allows to look at, the most unusual first.</param>
public sealed record DetectedTable(int Rows, IReadOnlyList<(string Model, double? Area)> Areas, IReadOnlyList<DetectedRow> Review)
{
    /// <summary>The name of the combined score beside those of the models.</summary>
    public const string Combined = "combined";
}

/// <summary>A row to look at.</summary>
/// <param name="Row">From 1, the header not counted.</param>
public sealed record DetectedRow(int Row, string? Key, double Score, IReadOnlyList<FeatureShare> Reasons);
