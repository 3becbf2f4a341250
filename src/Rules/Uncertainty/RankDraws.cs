using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Ranking;
using MathNet.Numerics.Random;

namespace FamilyDoctor.Analytics.Rules.Uncertainty;

/// <summary>
/// How far a rank can be trusted: the ranks that entities would take if the shares they are scored by were their true ones, which nobody knows.
/// Each draw takes a possible true share for every share of every entity, scores them by the same scheme and ranks the totals; the interval
/// leaves out the same part of the draws at either end. Means, growths and rates above 1 stay as they are: their spread is not in the data.
/// </summary>
public sealed record RankDraws
{
    readonly IReadOnlyList<RankCandidate> candidates;
    readonly List<(string Indicator, ShareModel Model)> models = [];
    readonly Func<IReadOnlyDictionary<string, IndicatorValue>, decimal?> total;
    readonly int seed;

    /// <summary>Prepares the draws.</summary>
    /// <param name="candidates">The ranked entities, in any order.</param>
    /// <param name="shares">Keys of the indicators that are shares.</param>
    /// <param name="total">The total of a set of values under the scheme; null ranks last in that draw.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public RankDraws(
        IEnumerable<RankCandidate> candidates, IEnumerable<string> shares, Func<IReadOnlyDictionary<string, IndicatorValue>, decimal?> total, int seed)
    {
        this.candidates = [.. candidates.OrderBy(candidate => candidate.Key, StringComparer.Ordinal)];
        this.total = total;
        this.seed = seed;
        foreach (var indicator in shares.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (ShareModel.Fit(this.candidates.Select(candidate => candidate.Values.GetValueOrDefault(indicator, IndicatorValue.NotReported))) is { } model)
            {
                models.Add((indicator, model));
            }
        }
    }

    /// <summary>One draw. Draws do not depend on each other, so that they may be made side by side.</summary>
    /// <param name="number">0 and up.</param>
    /// <returns>Ranks, 1 and up, in order of the candidates' keys.</returns>
    public int[] Draw(int number)
    {
        var random = new MersenneTwister(unchecked((seed * 1_000_003) + number), threadSafe: false);
        var totals = new decimal[candidates.Count];
        for (var i = 0; i < totals.Length; i++)
        {
            var values = new Dictionary<string, IndicatorValue>(candidates[i].Values);
            foreach (var (indicator, model) in models)
            {
                if (values.TryGetValue(indicator, out var observed) && ShareModel.IsShare(observed))
                {
                    values[indicator] = IndicatorValue.Of(Math.Round((decimal)model.Draw(observed, random) * observed.Denominator, 6), observed.Denominator);
                }
            }

            totals[i] = total(values) ?? decimal.MinValue;
        }

        var ranked = CompetitionRanking.Rank(candidates.Select((candidate, i) => new RankingEntry(candidate.Key, totals[i])));
        return [.. ranked.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Rank!.Value)];
    }

    /// <summary>The middle part of all draws.</summary>
    /// <param name="draws">Results of <see cref="Draw"/>, in any order, at least one.</param>
    /// <param name="level">Part of the draws that the interval holds, such as 0.90.</param>
    /// <returns>One interval for each candidate, in order of their keys.</returns>
    public IReadOnlyList<RankInterval> Intervals(IReadOnlyList<int[]> draws, double level)
    {
        var left = (int)Math.Floor(draws.Count * (1 - level) / 2);
        return [.. candidates.Select((candidate, i) =>
        {
            var ranks = draws.Select(draw => draw[i]).Order().ToArray();
            return new RankInterval(candidate.Key, ranks[left], ranks[^(left + 1)]);
        })];
    }
}
