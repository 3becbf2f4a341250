namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Points handed on by missing siblings: effective points = declared points × parent's points ÷ points that count.</summary>
/// <param name="ParentPoints">Points to divide: the parent's after its own redistribution.</param>
/// <param name="CountedPoints">Declared points of the siblings that count, the node itself included.</param>
public sealed record Redistribution(decimal ParentPoints, decimal CountedPoints);
