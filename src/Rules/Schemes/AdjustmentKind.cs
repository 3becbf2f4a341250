namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>What a confirmed finding does to the total.</summary>
public enum AdjustmentKind
{
    /// <summary>加分.</summary>
    Bonus,

    /// <summary>扣分.</summary>
    Deduction,

    /// <summary>一票否决 (D13): the score stays, the grade, the payment and the rank do not.</summary>
    Veto,
}
