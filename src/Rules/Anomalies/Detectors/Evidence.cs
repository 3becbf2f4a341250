namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>
/// How much evidence there is against an entity, so that a queue begins with those most worth a visit. It orders work; it is no probability
/// and decides nothing.
/// </summary>
public static class Evidence
{
    /// <summary>No single detector counts for more: one in a million is beyond what any model of peers can be trusted with.</summary>
    public const double Most = 6;

    /// <summary>What is not a flag counts for a tenth: enough to order those without a flag.</summary>
    const double Unflagged = 0.1;

    /// <summary>Without a flag only p-values below 1 in 100 count: among dozens of tests everybody has some small ones.</summary>
    const double Noise = 2;

    /// <summary>Evidence of one peer test.</summary>
    /// <param name="p">Its p-value.</param>
    /// <param name="adjusted">Its value adjusted for many tests.</param>
    /// <param name="matters">Whether what was seen is large enough to matter, however likely it is.</param>
    /// <param name="isFlag">Whether it is a flag.</param>
    /// <returns>0 to <see cref="Most"/>: orders of magnitude below 1.</returns>
    public static double OfTest(double p, double adjusted, bool matters, bool isFlag) =>
        isFlag ? Magnitude(adjusted) : matters ? Unflagged * Math.Max(0, Magnitude(p) - Noise) : 0;

    /// <summary>Evidence of a hard rule that was broken: half the most for one case, all of it from eight on.</summary>
    /// <param name="cases">Rows that break it.</param>
    /// <param name="isFlag">Whether they pass the rule's tolerance.</param>
    /// <returns>0 to <see cref="Most"/>.</returns>
    public static double OfRule(long cases, bool isFlag) => cases <= 0 ? 0 : isFlag ? Math.Min(Most, (Most / 2) + Math.Log2(cases)) : Unflagged;

    /// <summary>What each severity weighs.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>0 to 1.</returns>
    public static double Weight(Severity severity) => severity switch
    {
        Severity.Serious => 1,
        Severity.Watch => 0.5,
        _ => 0.1,
    };

    static double Magnitude(double p) => Math.Clamp(-Math.Log10(Math.Max(p, 1e-300)), 0, Most);
}
