using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>The means that relative measures are scored against.</summary>
/// <param name="ByNode">One mean per relative measure, by its key.</param>
public sealed record PeerMeans(IReadOnlyDictionary<string, PeerMean> ByNode)
{
    /// <summary>Decimal places of a value when it enters a sum: exact sums are the same in any order.</summary>
    const int Places = 12;

    /// <summary>Takes the means of all relative measures of a scheme.</summary>
    /// <remarks>Values that are missing or too small for the measure do not enter; zeros do when the rule says so (domain.md 1.3).</remarks>
    /// <param name="scheme">The scheme.</param>
    /// <param name="everyone">Values of everyone scored together, in any order.</param>
    /// <returns>The means; empty for a scheme without relative measures.</returns>
    public static PeerMeans Of(Scheme scheme, IReadOnlyCollection<IReadOnlyDictionary<string, IndicatorValue>> everyone) => new(
        scheme.AllNodes().OfType<Measure>().Where(measure => measure.Rule is RelativeToMean)
            .ToDictionary(measure => measure.Key, measure => MeanOf(measure, ((RelativeToMean)measure.Rule).CountZeros, everyone), StringComparer.Ordinal));

    static PeerMean MeanOf(Measure measure, bool countZeros, IReadOnlyCollection<IReadOnlyDictionary<string, IndicatorValue>> everyone)
    {
        var (sum, count) = (0m, 0);
        foreach (var values in everyone)
        {
            var value = Standing.ValueOf(measure, values);
            if (Standing.Of(measure, value) == NoScore.None
                && value.ValueOf(measure.Kind) is { } found
                && (countZeros || found != 0))
            {
                sum += Math.Round(found, Places, MidpointRounding.AwayFromZero);
                count++;
            }
        }

        return new(sum, count);
    }
}
