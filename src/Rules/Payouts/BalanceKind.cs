namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Why money and earnings differ.</summary>
public enum BalanceKind
{
    /// <summary>考核结余: money that nobody earned.</summary>
    Surplus,

    /// <summary>缺口: earned, but not covered by the money there is.</summary>
    Shortfall,
}
