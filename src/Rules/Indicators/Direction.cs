namespace FamilyDoctor.Analytics.Rules.Indicators;

/// <summary>Which way of an indicator is the good one. There is no default: a definition states it.</summary>
public enum Direction
{
    /// <summary>A larger value is better (越高越好).</summary>
    HigherIsBetter,

    /// <summary>A smaller value is better (越低越好).</summary>
    LowerIsBetter,
}
