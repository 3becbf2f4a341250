namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>A confirmed finding (查实的问题, or evidence for a bonus): what a person has settled, not what a flag asks.</summary>
/// <param name="Adjustment">Key of the scheme's adjustment that it sets off.</param>
/// <param name="Reference">Which finding it is: its number, or file and line; never empty.</param>
/// <param name="Count">How many times it was found, 1 or more.</param>
public sealed record Finding(string Adjustment, string Reference, int Count = 1);
