namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How firmly a scheme's numbers are known; pages label examples as examples.</summary>
public enum Certainty
{
    /// <summary>Stated by a policy document.</summary>
    Official,

    /// <summary>Found in a public page, paper or notice.</summary>
    Found,

    /// <summary>Seen in the code or data of a real system.</summary>
    Practice,

    /// <summary>An example that a commission edits.</summary>
    Example,
}

/// <summary>Where a scheme comes from.</summary>
/// <param name="Document">Title and number of the document.</param>
/// <param name="Section">Section or page; empty when the document has none.</param>
/// <param name="Certainty">How firmly its numbers are known.</param>
/// <param name="Url">Address of the document; null when there is none.</param>
public sealed record SchemeSource(string Document, string Section, Certainty Certainty, string? Url = null);
