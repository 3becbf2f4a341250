namespace FamilyDoctor.Analytics.Rules.Indicators;

/// <summary>How an indicator's value follows from its two integers. Source: domain.md D1-D20.</summary>
public enum ValueKind
{
    /// <summary>Numerator ÷ denominator, the numerator a subset of the denominator: 0 to 1.</summary>
    Share,

    /// <summary>Numerator ÷ denominator − 1, as for 次均费用增幅 (D10): −1 and up, 0 is unchanged.</summary>
    Growth,

    /// <summary>Numerator ÷ denominator without an upper bound, in the indicator's unit per counted unit.</summary>
    Mean,
}
