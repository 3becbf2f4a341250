using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Uncertainty;

/// <summary>An entity that is ranked, with what it is scored by.</summary>
/// <param name="Key">Unique key, such as the team code.</param>
/// <param name="Values">Values by indicator key.</param>
public sealed record RankCandidate(string Key, IReadOnlyDictionary<string, IndicatorValue> Values);
