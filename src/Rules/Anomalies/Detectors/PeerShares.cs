using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>
/// What shares are usual among peers: every entity has a true share of its own, whose log-odds are normal among peers, and shows it in a
/// binomial number of cases. The spread between honest entities (over-dispersion) is part of what is usual, so a large entity is not odd
/// merely because it is large.
/// </summary>
/// <remarks>
/// Location and spread are the most likely ones when all that is known of the tails is that they lie there (type II censoring above the 85th
/// percentile and below the 10th): how far a few lie out moves nothing, and honest peers give unbiased estimates. Log-odds rather than a beta
/// distribution, because shares of neglect have a longer tail among honest teams than a beta has.
/// </remarks>
public sealed record PeerShares
{
    /// <summary>Part of the peers whose distance is taken as unknown, so that up to some 10 % of cheaters do no harm.</summary>
    const double Censored = 0.15;

    /// <summary>The same at the other end: who does badly there says nothing of those at this one.</summary>
    const double CensoredBelow = 0.10;

    /// <summary>From this many cases of either kind on, the log-odds of a share are normal enough.</summary>
    const long Many = 25;

    /// <summary>From this many peers on, more of them would not move the estimates.</summary>
    const int Enough = 400;

    const double LeastSpread = 0.03;
    const double MostSpread = 3;

    /// <summary>A spread that is usual; with few peers the estimate leans to it.</summary>
    const double UsualSpread = 0.3;

    // the trapezoid rule over ±6 standard deviations
    static readonly double[] Nodes = [.. Enumerable.Range(-30, 61).Select(step => step / 5.0)];
    static readonly double[] Weights = [.. Nodes.Select(node => Normal.PDF(0, 1, node) / 5)];

    PeerShares(double location, double spread, int count, double median)
    {
        Location = location;
        Spread = spread;
        Count = count;
        Median = median;
    }

    /// <summary>Middle of the peers' log-odds.</summary>
    public double Location { get; }

    /// <summary>Standard deviation of the peers' log-odds.</summary>
    public double Spread { get; }

    /// <summary>How many peers it was learned from.</summary>
    public int Count { get; }

    /// <summary>The middle share among peers, as observed.</summary>
    public double Median { get; }

    /// <summary>Learns from peers.</summary>
    /// <param name="peers">Peers with at least one case each, in a fixed order, since sums of floating point depend on it.</param>
    /// <returns>What is usual, or null with fewer than two peers.</returns>
    public static PeerShares? Of(IReadOnlyList<Cases> peers)
    {
        if (peers.Count < 2)
        {
            return null;
        }

        var (count, middle) = (peers.Count, Middle(peers));
        peers = Thinned(peers);
        var shares = peers.Select(peer => (double)peer.Hits / peer.Exposure).Order().ToArray();
        var cut = shares[(int)(shares.Length * (1 - Censored))];
        var cutBelow = shares[(int)(shares.Length * CensoredBelow)];
        var seen = peers.Select(peer => (peer.Hits, peer.Exposure, From: Math.Max(1, (long)Math.Ceiling((cut * peer.Exposure) + 1e-9)), To: (long)Math.Floor(cutBelow * peer.Exposure))).ToList();
        var lowest = LogOdds(0.5 / (peers.Sum(peer => (double)peer.Exposure) + 1));
        double Cost((double Location, double LogSpread) at)
        {
            var spread = Math.Exp(at.LogSpread);
            var model = new PeerShares(at.Location, spread, 0, 0);
            var prior = at.LogSpread - Math.Log(UsualSpread);
            return (prior * prior / 2) - seen.Sum(peer => Math.Log(Math.Max(1e-300,
                peer.Hits >= peer.From ? model.AtLeast(peer.From, peer.Exposure)
                : peer.Hits <= peer.To ? 1 - model.AtLeast(peer.To + 1, peer.Exposure)
                : model.Exactly(peer.Hits, peer.Exposure))));
        }

        var total = peers.Sum(peer => (double)peer.Exposure);
        var start = (Math.Max(lowest, LogOdds(((middle * total) + 0.5) / (total + 1))), Math.Log(UsualSpread));
        var (location, logSpread) = Compass(Cost, start, lowest);
        return new PeerShares(location, Math.Exp(logSpread), count, middle);
    }

    static double Middle(IReadOnlyList<Cases> peers) => peers.Select(peer => (double)peer.Hits / peer.Exposure).Order().ElementAt(peers.Count / 2);

    // of many peers so many that are evenly spread over the shares: they say the same in less time
    static IReadOnlyList<Cases> Thinned(IReadOnlyList<Cases> peers)
    {
        if (peers.Count <= Enough)
        {
            return peers;
        }

        var sorted = peers.OrderBy(peer => (double)peer.Hits / peer.Exposure).ThenBy(peer => peer.Exposure).ThenBy(peer => peer.Key, StringComparer.Ordinal).ToList();
        return [.. Enumerable.Range(0, Enough).Select(place => sorted[(int)((place + 0.5) * sorted.Count / Enough)])];
    }

    /// <summary>How likely a peer shows at least so many hits.</summary>
    /// <param name="hits">0 and up.</param>
    /// <param name="exposure">Cases, at least 1.</param>
    /// <returns>0 to 1; 1 for no hits, 0 for more hits than cases.</returns>
    public double AtLeast(long hits, long exposure)
    {
        if (hits <= 0 || hits > exposure)
        {
            return hits <= 0 ? 1 : 0;
        }

        // the share at which hits become as likely as this is beta(hits, exposure - hits + 1)
        var others = exposure - hits + 1;
        if (hits >= Many && others >= Many)
        {
            var distance = SpecialFunctions.DiGamma(hits) - SpecialFunctions.DiGamma(others) - Location;
            return Normal.CDF(0, 1, -distance / Math.Sqrt((Spread * Spread) + Variance(hits) + Variance(others)));
        }

        var sum = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            sum += Weights[i] * Tail(hits, exposure, Share(i));
        }

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>
    /// The randomised p-value of at least so many hits: evenly spread between 0 and 1 among honest peers. That the usual is itself learned
    /// from few peers is allowed for, as in the prediction of one more observation (Student's t).
    /// </summary>
    /// <param name="hits">0 to <paramref name="exposure"/>.</param>
    /// <param name="exposure">Cases, at least 1.</param>
    /// <param name="chance">The coin, 0 to 1: which part of the probability of exactly so many hits counts.</param>
    /// <returns>0 to 1.</returns>
    public double Upper(long hits, long exposure, double chance)
    {
        var above = AtLeast(hits + 1, exposure);
        var p = above + (chance * Math.Max(0, AtLeast(hits, exposure) - above));
        return Count < 2 ? p : Prediction.Upper(-Normal.InvCDF(0, 1, Math.Clamp(p, 1e-300, 1 - 1e-12)), Count);
    }

    double Exactly(long hits, long exposure)
    {
        if (hits >= Many && exposure - hits >= Many)
        {
            // a density in place of a probability: their ratio does not depend on location and spread
            var deviation = Math.Sqrt((Spread * Spread) + (1.0 / hits) + (1.0 / (exposure - hits)));
            return Normal.PDF(Location, deviation, LogOdds((double)hits / exposure));
        }

        var ways = SpecialFunctions.GammaLn(exposure + 1) - SpecialFunctions.GammaLn(hits + 1) - SpecialFunctions.GammaLn(exposure - hits + 1);
        var sum = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            var odds = Location + (Spread * Nodes[i]);
            // log(1 + e^odds) without overflow
            var normaliser = odds > 30 ? odds : Math.Log(1 + Math.Exp(odds));
            sum += Weights[i] * Math.Exp(ways + (hits * odds) - (exposure * normaliser));
        }

        return sum;
    }

    // at least so many hits of a known share: few terms are summed, from whichever side has few
    static double Tail(long hits, long exposure, double share)
    {
        if (hits <= Many)
        {
            return Math.Max(0, 1 - UpTo(hits - 1, exposure, share));
        }

        return exposure - hits < Many ? UpTo(exposure - hits, exposure, 1 - share) : SpecialFunctions.BetaRegularized(hits, exposure - hits + 1, share);
    }

    static double UpTo(long hits, long exposure, double share)
    {
        var term = Math.Exp(exposure * Math.Log(Math.Max(1e-300, 1 - share)));
        var sum = term;
        var odds = share / Math.Max(1e-300, 1 - share);
        for (var k = 1L; k <= hits; k++)
        {
            term *= odds * (exposure - k + 1) / k;
            sum += term;
        }

        return sum;
    }

    double Share(int node) => 1 / (1 + Math.Exp(-(Location + (Spread * Nodes[node]))));

    static double LogOdds(double share) => Math.Log(share / (1 - share));

    // variance of the logarithm of a gamma variable, to 1e-5 from 25 on
    static double Variance(long cases) => (1.0 / cases) + (1 / (2.0 * cases * cases)) + (1 / (6.0 * cases * cases * cases));

    // goes to the best of four neighbours, and halves its steps where none is better
    static (double Location, double LogSpread) Compass(Func<(double Location, double LogSpread), double> cost, (double Location, double LogSpread) at, double lowest)
    {
        var best = cost(at);
        for (var step = 0.4; step > 0.004;)
        {
            var moved = false;
            foreach (var (aside, up) in new[] { (step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step) })
            {
                var next = (Math.Max(lowest, at.Location + aside), Math.Clamp(at.LogSpread + up, Math.Log(LeastSpread), Math.Log(MostSpread)));
                if (cost(next) is var found && found < best)
                {
                    (at, best, moved) = (next, found, true);
                    break;
                }
            }

            if (!moved)
            {
                step /= 2;
            }
        }

        return at;
    }
}
