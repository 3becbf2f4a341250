namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>One step of <see cref="Steps"/>.</summary>
/// <param name="Range">The values it holds, in the indicator's unit.</param>
/// <param name="Points">What it earns, from 0 to the measure's points.</param>
public sealed record ScoreStep(Interval Range, decimal Points);
