namespace FamilyDoctor.Analytics.Rules.Ranking;

/// <summary>The cases of one entity in one stratum.</summary>
/// <param name="Entity">Key of the entity.</param>
/// <param name="Stratum">Key of the stratum, such as 65-74 女.</param>
/// <param name="Numerator">Cases that count, 0 and up.</param>
/// <param name="Denominator">All cases, at least the numerator.</param>
public sealed record StratumCell(string Entity, string Stratum, decimal Numerator, decimal Denominator);
