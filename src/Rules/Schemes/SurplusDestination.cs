namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Where money goes that a budget holds and nobody earned (考核结余, D2).</summary>
public enum SurplusDestination
{
    /// <summary>The scheme does not say; checking it reports a fault.</summary>
    Undeclared,

    /// <summary>奖励基金.</summary>
    RewardFund,

    /// <summary>结转 to the next year.</summary>
    CarriedOver,

    /// <summary>收回 by the payer.</summary>
    Returned,
}
