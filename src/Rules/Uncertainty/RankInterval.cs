namespace FamilyDoctor.Analytics.Rules.Uncertainty;

/// <summary>Between which ranks an entity lies, chance considered.</summary>
/// <param name="Key">The entity's key.</param>
/// <param name="Best">The best rank, 1 and up.</param>
/// <param name="Worst">The worst rank, at least the best.</param>
public sealed record RankInterval(string Key, int Best, int Worst);
