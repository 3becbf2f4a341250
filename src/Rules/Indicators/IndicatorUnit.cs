namespace FamilyDoctor.Analytics.Rules.Indicators;

/// <summary>What an indicator counts. Source: domain.md section 7, common part.</summary>
public enum IndicatorUnit
{
    /// <summary>人: adds over places, never over time.</summary>
    Person,

    /// <summary>人次: adds over time and place.</summary>
    Visit,

    /// <summary>项次: adds over time and place.</summary>
    ServiceItem,

    /// <summary>元, counted in integer fen: adds over time and place.</summary>
    Money,
}
