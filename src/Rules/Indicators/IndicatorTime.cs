namespace FamilyDoctor.Analytics.Rules.Indicators;

/// <summary>How an indicator relates to its period. Source: domain.md section 7, common part.</summary>
public enum IndicatorTime
{
    /// <summary>A state at the last month-end of the period (期末时点); never added over time.</summary>
    Stock,

    /// <summary>Events inside the period (本期); months add up.</summary>
    Flow,

    /// <summary>A window ending with the period (本年累计, 协议年度累计, 滚动12月); evaluated again for every period.</summary>
    Window,
}
