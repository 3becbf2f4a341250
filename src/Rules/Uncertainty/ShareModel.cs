using FamilyDoctor.Analytics.Rules.Indicators;
using MathNet.Numerics.Distributions;

namespace FamilyDoctor.Analytics.Rules.Uncertainty;

/// <summary>
/// Which true shares may lie behind the shares that entities show: a Beta distribution of true shares, fitted to all of them (Beta-binomial,
/// by moments after Kleinman 1973), and for each entity what its own cases add. A small entity may lie anywhere near the mean, a large one
/// only near its own share.
/// </summary>
public sealed record ShareModel
{
    // without any spread between entities the prior would be infinitely sure
    const double LeastSpread = 1e-6, MostSpread = 0.99;

    readonly double yes;
    readonly double no;

    ShareModel(double mean, double spread)
    {
        Mean = mean;
        Spread = spread;
        var strength = (1 - spread) / spread;
        (yes, no) = (mean * strength, (1 - mean) * strength);
    }

    /// <summary>Share over all entities together, 0 to 1.</summary>
    public double Mean { get; }

    /// <summary>Correlation of two cases of one entity, 0 to 1: how much entities differ beyond chance.</summary>
    public double Spread { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="values">Shares in a fixed order, since sums of floating point depend on it; those that are none are passed over.</param>
    /// <returns>The model, or null when fewer than two entities have a share or all cases agree.</returns>
    public static ShareModel? Fit(IEnumerable<IndicatorValue> values)
    {
        var known = values.Where(IsShare).Select(value => (Yes: (double)value.Numerator, All: (double)value.Denominator)).ToList();
        var all = known.Sum(entity => entity.All);
        var mean = known.Sum(entity => entity.Yes) / all;
        if (known.Count < 2 || mean is <= 0 or >= 1)
        {
            return null;
        }

        double found = 0, byChance = 0, bySpread = 0;
        foreach (var entity in known)
        {
            var own = 1 - (entity.All / all);
            var difference = (entity.Yes / entity.All) - mean;
            found += entity.All * difference * difference;
            byChance += own;
            bySpread += own * (entity.All - 1);
        }

        var spread = bySpread > 0 ? ((found / (mean * (1 - mean))) - byChance) / bySpread : 0;
        return new(mean, Math.Clamp(spread, LeastSpread, MostSpread));
    }

    /// <summary>Whether a value is a share of its own cases: a coverage over a base that was counted elsewhere may pass 1, and chance says nothing about it.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>True for a rate from 0 to 1.</returns>
    public static bool IsShare(IndicatorValue value) => value.Rate is >= 0 and <= 1;

    /// <summary>Draws a true share that may lie behind an observed one.</summary>
    /// <param name="observed">A share.</param>
    /// <param name="random">Seeded by the caller.</param>
    /// <returns>0 to 1.</returns>
    public double Draw(IndicatorValue observed, Random random) =>
        Beta.Sample(random, yes + (double)observed.Numerator, no + (double)(observed.Denominator - observed.Numerator));
}
