namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Where a scheme comes from.</summary>
/// <param name="Document">Title and number of the document.</param>
/// <param name="Section">Section or page; empty when the document has none.</param>
/// <param name="Certainty">How firmly its numbers are known.</param>
/// <param name="Url">Address of the document; null when there is none.</param>
public sealed record SchemeSource(string Document, string Section, Certainty Certainty, string? Url = null);
