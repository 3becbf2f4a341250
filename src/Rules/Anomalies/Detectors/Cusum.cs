namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>
/// Cumulative sums (Page 1954): finds since when a series is no longer what it was. Each value is compared with what the peers' season
/// makes of the entity's own usual level, so that a rise that everyone has in a month is no change.
/// </summary>
public static class Cusum
{
    /// <summary>Slack per value: half the smallest change worth noticing, in standard deviations.</summary>
    public const double Slack = 0.5;

    /// <summary>One month counts for at most so many standard deviations, so that no change is noted before its third month: a campaign is not a change.</summary>
    public const double Most = 2.5;

    /// <summary>A change is noted when the sum passes this many standard deviations: one false alarm in about 900 values of each direction.</summary>
    public const double Threshold = 5;

    /// <summary>Of fewer, a month's share says nothing.</summary>
    public const long LeastExposure = 10;

    /// <summary>Looks for the largest lasting change.</summary>
    /// <param name="values">The series, one value per month: counts, or shares of the <paramref name="exposure"/>.</param>
    /// <param name="season">The same months among peers, as factors around 1; a factor of 0 or less leaves its month out.</param>
    /// <param name="exposure">For shares: of how many, by month; a month of fewer than <see cref="LeastExposure"/> is left out.</param>
    /// <returns>The change, or null when no sum passes <see cref="Threshold"/> or fewer than six months count.</returns>
    public static ChangePoint? Find(IReadOnlyList<double> values, IReadOnlyList<double> season, IReadOnlyList<long>? exposure = null)
    {
        var kept = Enumerable.Range(0, values.Count).Where(month => season[month] > 0 && (exposure is null || exposure[month] >= LeastExposure)).ToArray();
        if (kept.Length < 6)
        {
            return null;
        }

        var levels = kept.Select(month => values[month] / season[month]).ToArray();
        var middle = Median(levels);
        // from one month to the next, so that a change of level does not pass for spread; and no less than the spread of chance
        var steps = levels.Zip(levels.Skip(1), (month, next) => Math.Abs(next - month)).ToArray();
        var chance = exposure is null ? Math.Max(1, middle) : Spread(middle, Median([.. kept.Select(month => (double)exposure[month])]));
        var deviation = Math.Max(1.4826 * Median(steps) / Math.Sqrt(2), Math.Sqrt(chance));
        return new[] { Run(levels, middle, deviation, 1), Run(levels, middle, deviation, -1) }
            .Where(run => run.Height > Threshold).OrderByDescending(run => run.Height)
            .Select(run => new ChangePoint(kept[run.Start], run.Sign > 0, run.Height,
                run.Start == 0 ? middle : kept[..run.Start].Average(month => values[month]), kept[run.Start..(run.Peak + 1)].Average(month => values[month])))
            .FirstOrDefault();
    }

    /// <summary>Since when an entity's share lies above what is usual.</summary>
    /// <param name="hits">Cases of the odd kind by month.</param>
    /// <param name="exposure">All cases by month.</param>
    /// <param name="usual">The usual share.</param>
    /// <returns>Place of the first month of the highest run, or null when none rises.</returns>
    public static int? Since(IReadOnlyList<long> hits, IReadOnlyList<long> exposure, double usual)
    {
        double sum = 0, highest = 0;
        int start = 0;
        int? since = null;
        for (var month = 0; month < hits.Count; month++)
        {
            var expected = exposure[month] * usual;
            var next = sum + ((hits[month] - expected) / Math.Sqrt(Math.Max(1, expected * (1 - usual)))) - Slack;
            start = sum <= 0 ? month : start;
            sum = Math.Max(0, next);
            if (sum > highest)
            {
                (highest, since) = (sum, start);
            }
        }

        return since;
    }

    static (double Height, int Start, int Peak, int Sign) Run(double[] levels, double middle, double deviation, int sign)
    {
        double sum = 0;
        var start = 0;
        (double Height, int Start, int Peak, int Sign) best = (0, 0, 0, sign);
        for (var month = 0; month < levels.Length; month++)
        {
            start = sum <= 0 ? month : start;
            sum = Math.Max(0, sum + Math.Min(Most, sign * (levels[month] - middle) / deviation) - Slack);
            if (sum > best.Height)
            {
                best = (sum, start, month, sign);
            }
        }

        return best;
    }

    // the variance of a share; one case is the least that can be told from none
    static double Spread(double share, double exposure) => Math.Max(1 / exposure, share * (1 - share)) / exposure;

    static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
