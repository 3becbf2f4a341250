namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Who bears what was earned and no money covers. It changes no payment of the payer, only whose debt the rest is.</summary>
public enum ShortfallBearer
{
    /// <summary>团队承担: everyone in proportion to what they earned, and it is not made up.</summary>
    Entities,

    /// <summary>下年补付 by the same payer.</summary>
    NextYear,

    /// <summary>财政补足.</summary>
    Government,
}
