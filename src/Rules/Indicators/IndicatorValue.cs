namespace FamilyDoctor.Analytics.Rules.Indicators;

/// <summary>One indicator at one place in one period: a state and, when there is a value, its exact fraction.</summary>
/// <remarks>
/// Numerator and denominator are decimals that hold integers: a growth over the cost and visits of two years is
/// (cost × earlier visits) ÷ (visits × earlier cost), and such products pass the range of <c>long</c>.
/// <c>default</c> is a value without a denominator, which scores as no value.
/// </remarks>
/// <param name="State">What is known. Numerator and denominator are 0 in every state but <see cref="ValueState.Value"/>.</param>
/// <param name="Numerator">In the indicator's unit; for a share a subset of the denominator.</param>
/// <param name="Denominator">In the indicator's unit; 0 means that nothing was due, hence no rate.</param>
public readonly record struct IndicatorValue(ValueState State, decimal Numerator, decimal Denominator)
{
    /// <summary>The entity's own earlier value, in the same unit as the value; null where none is known or none is needed.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>A value that was not reported.</summary>
    public static IndicatorValue NotReported => new(ValueState.NotReported, 0, 0);

    /// <summary>A value that has no meaning here.</summary>
    public static IndicatorValue NotApplicable => new(ValueState.NotApplicable, 0, 0);

    /// <summary>A value withheld because too few senders have reported.</summary>
    public static IndicatorValue Incomplete => new(ValueState.Incomplete, 0, 0);

    /// <summary>Numerator ÷ denominator, unrounded (28 digits); null without a value or with a denominator of 0 or less.</summary>
    public decimal? Rate => State == ValueState.Value && Denominator > 0 ? Numerator / Denominator : null;

    /// <summary>A known value.</summary>
    /// <param name="numerator">Any number; a share's lies between 0 and the denominator.</param>
    /// <param name="denominator">0 or more; 0 gives a value without a rate.</param>
    /// <returns>The value in state <see cref="ValueState.Value"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is negative.</exception>
    public static IndicatorValue Of(decimal numerator, decimal denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        return new(ValueState.Value, numerator, denominator);
    }

    /// <summary>The value as its indicator declares it: the rate, or for <see cref="ValueKind.Growth"/> the rate − 1.</summary>
    /// <param name="kind">The kind the indicator declares.</param>
    /// <returns>The unrounded value (28 digits), or null when there is no <see cref="Rate"/>.</returns>
    public decimal? ValueOf(ValueKind kind) => kind == ValueKind.Growth ? Rate - 1 : Rate;
}
