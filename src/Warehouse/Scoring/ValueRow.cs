using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Warehouse.Scoring;

/// <summary>One row of a file of values; null where a cell is empty.</summary>
/// <param name="State">不适用 or 数据不全 written in place of a value.</param>
sealed record ValueRow(
    string Entity, string Indicator, long Line, decimal? Numerator, decimal? Denominator, decimal? Value, decimal? Baseline, ValueState? State)
{
    /// <summary>The row as Rules takes it: a value without numerator stands over its denominator, or over 1.</summary>
    public IndicatorValue ValueOf(ValueKind kind)
    {
        if (State is { } state)
            return new IndicatorValue(state, 0, 0);
        if (Numerator is { } numerator)
            return IndicatorValue.Of(numerator, Denominator ?? 0) with { Baseline = Baseline };
        if (Value is not { } value)
            return IndicatorValue.NotReported;
        var denominator = Denominator ?? 1;
        return IndicatorValue.Of((kind == ValueKind.Growth ? value + 1 : value) * denominator, denominator) with { Baseline = Baseline };
    }
}
