namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>What one feature has to do with the score of a row.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Share">Its share in the score, 0 to 1; over all features these sum to 1.</param>
/// <param name="Value">The row's own number, or null where it is missing.</param>
/// <param name="PeerMedian">The median of the row's peers (<see cref="FeatureTable.PeerMedian"/>).</param>
public sealed record FeatureShare(string Feature, double Share, double? Value, double PeerMedian);
