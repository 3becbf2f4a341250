namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>A piece of a formula: its exact value, how it reads in names and how it reads in numbers.</summary>
sealed record Formula(Ratio Value, Term Names, Term Numbers);
