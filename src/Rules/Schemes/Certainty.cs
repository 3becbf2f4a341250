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
