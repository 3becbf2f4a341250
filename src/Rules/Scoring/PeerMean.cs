namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>The mean of a measure over everyone scored together, kept as sum and count so that nothing is lost before it is used.</summary>
/// <param name="Sum">Sum of the values, each rounded half up to 12 places, in the indicator's unit.</param>
/// <param name="Count">How many values, 0 or more.</param>
public sealed record PeerMean(decimal Sum, int Count);
