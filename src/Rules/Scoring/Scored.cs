namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>What a rule scores.</summary>
/// <param name="Points">Points that can be earned, after redistribution.</param>
/// <param name="Declared">Points that the scheme declares; rules that name points state them in these.</param>
/// <param name="Value">The indicator's value.</param>
/// <param name="Baseline">The entity's own earlier value, or null.</param>
/// <param name="Mean">The peers' mean for a relative rule, or null.</param>
readonly record struct Scored<T>(T Points, decimal Declared, T Value, decimal? Baseline = null, PeerMean? Mean = null);
