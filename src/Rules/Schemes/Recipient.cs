namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Who gets the money of a payout line.</summary>
public enum Recipient
{
    /// <summary>Whoever is scored.</summary>
    Entity,

    /// <summary>The lead hospital of the entity's alliance, for guidance (绵阳: 2 yuan); an entity without one is listed, not dropped.</summary>
    AllianceHospital,
}
