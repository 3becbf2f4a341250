using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Uncertainty;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>How many payable heads a decision takes out (核减, D2 and D19).</summary>
public static class CutHeads
{
    const int Places = 6;

    /// <summary>What share of all contracts the random half of a sample proves not to be real.</summary>
    /// <param name="real">Answers 真实, 0 to <paramref name="answered"/>.</param>
    /// <param name="answered">Answers 真实, 不知晓 and 未接受服务.</param>
    /// <returns>0 to 1: the lower bound (Wilson, 95 %) of the share that is not real, rounded down to 6 places; 0 without an answer.</returns>
    /// <remarks>The bound in the team's favour: a small sample proves little, and one in which all are real proves nothing.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are real than answered.</exception>
    public static decimal UntrueShare(long real, long answered) =>
        WilsonInterval.Of(real, answered) is { } interval ? Math.Round((decimal)Math.Max(0, 1 - interval.High), Places, MidpointRounding.ToZero) : 0;

    /// <summary>What of a number of heads or head-months is taken out.</summary>
    /// <param name="cut">What the scheme says.</param>
    /// <param name="heads">All, 0 or more.</param>
    /// <param name="found">Of them, those of contracts that were decided on one by one.</param>
    /// <param name="untrueShare">Of the others, 0 to 1; 0 where nothing was decided about them.</param>
    /// <returns>Both whole; the inferred ones rounded down. Together never more than <paramref name="heads"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More were found than there are, or the share is not 0 to 1.</exception>
    public static (long Found, long Inferred) Of(HeadCut cut, long heads, long found, decimal untrueShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(found);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(found, heads);
        ArgumentOutOfRangeException.ThrowIfNegative(untrueShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(untrueShare, 1);
        return cut switch
        {
            HeadCut.Found => (found, 0),
            HeadCut.FoundAndBound => (found, (long)decimal.Floor((heads - found) * untrueShare)),
            _ => (0, 0),
        };
    }
}
