using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>What each kind of payout rule computes. A new kind is a record in Schemes and a function here.</summary>
public static class Earnings
{
    /// <summary>What everyone earned on one line.</summary>
    /// <remarks>A quantity that was not reported earns nothing: whoever asks for money has to say for what. Which order payees come in changes nothing.</remarks>
    /// <param name="line">A line of a scheme that <see cref="SchemeValidation"/> finds no fault in.</param>
    /// <param name="payees">Everyone scored together, with unique keys.</param>
    /// <returns>One line per payee, in the order given.</returns>
    /// <exception cref="InvalidOperationException">A price or amount is left to the data, which has to be put in first, or heads are no whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is negative.</exception>
    /// <exception cref="OverflowException">An amount passes the range of <c>long</c>.</exception>
    public static IReadOnlyList<EarnedLine> Of(PayoutLine line, IReadOnlyList<Payee> payees) => line.Rule switch
    {
        Pool pool => PoolShares.Of(line, pool, payees),
        RewardFund fund => PoolShares.Of(line, fund, payees),
        _ => [.. payees.Select(payee => EarnedLine.Of(payee.Entity, line.Line, Parts(line.Rule, payee), Coefficient(line, payee), payee.Suspended))],
    };

    /// <summary>What a line would come to one grade up (D12): the same quantities at the next grade's coefficient or price.</summary>
    /// <param name="line">The line, prices put in.</param>
    /// <param name="earned">What was earned on it.</param>
    /// <param name="payee">Who earned it.</param>
    /// <returns>The line computed anew; null at the top grade, without a grade, and where others' results decide as well (a pool, a fund, a quality score).</returns>
    public static EarnedLine? AtNextBand(PayoutLine line, EarnedLine earned, Payee payee) => payee.Card is not { NextBand: { } next, NextBandFrom: { } from } card ? null : line.Rule switch
    {
        Pool or RewardFund or PerService { Quality: not null } => null,
        PerHeadByGrade byGrade => EarnedLine.Of(
            earned.Team, earned.Line, [.. earned.Parts.Select(part => part with { PriceFen = byGrade.Prices.First(price => price.Key == next.Label).PriceFen })], earned.Coefficient, earned.Suspended),
        _ => line.ScoreLinked ? earned.AtCoefficient(card.Scheme.CoefficientAt(from) ?? 0) : earned,
    };

    internal static InvalidOperationException Unpriced(PayoutLine line, string what) =>
        new($"payout line '{line.Payer}/{line.Line}' leaves its {what} to the data: put it in before computing");

    static decimal Coefficient(PayoutLine line, Payee payee) => line.Rule switch
    {
        PerHeadByGrade => 1,
        PerService { Quality: { } node } => Quality(payee, node),
        _ => line.ScoreLinked ? payee.Coefficient : 1,
    };

    static decimal Quality(Payee payee, string node) =>
        payee.Card?.Find(node) is { Score: { } score, EffectivePoints: > 0 } found
            ? Math.Round(score / found.EffectivePoints, 4, MidpointRounding.AwayFromZero)
            : 0;

    static EarnedPart[] Parts(PayoutRule rule, Payee payee) => rule switch
    {
        PerHead perHead => [EarnedPart.Of(HeadsOf(payee, perHead.Eligibility, perHead.Basis), perHead.PriceFen
            ?? throw new InvalidOperationException($"the price of heads '{perHead.Eligibility}' is left to the data: put it in before computing"))],
        PerHeadByGrade byGrade => [EarnedPart.Of(HeadsOf(payee, byGrade.Eligibility, byGrade.Basis), PriceOf(byGrade, payee))],
        PerHeadByGroup byGroup => [.. payee.Quantities.Keys.Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Price: byGroup.PriceOf(key)))
            .Where(group => group.Price is not null)
            .Select(group => EarnedPart.Of(HeadsOf(payee, group.Key, byGroup.Basis), group.Price!.Value))],
        Capitation capitation => [new("人月", Whole(payee, capitation.Eligibility), 1, capitation.PriceFen)],
        PerService services => [.. services.Prices.Select(price => new EarnedPart("项次", Accepted(payee, price.Key), 1, price.PriceFen))],
        // a receipt is one amount already collected
        Received received => [new("笔", 1, 1, (long)Whole(payee, received.Eligibility))],
        _ => throw new NotSupportedException($"payout rule '{rule.Kind}' has no function"),
    };

    static Heads HeadsOf(Payee payee, string key, PayoutBasis basis) =>
        basis == PayoutBasis.ContractMonths ? Heads.HeadMonths((long)Whole(payee, key)) : new((int)Whole(payee, key));

    static long PriceOf(PerHeadByGrade rule, Payee payee) =>
        payee.Card?.Band is { } band ? rule.Prices.First(price => price.Key == band.Label).PriceFen : 0;

    static decimal Accepted(Payee payee, string key) =>
        payee.Quantities.TryGetValue(key, out var value) && value.State == ValueState.Value ? Math.Min(value.Numerator, value.Denominator) : 0;

    static decimal Whole(Payee payee, string key)
    {
        var quantity = payee.Quantity(key) ?? 0;
        return decimal.IsInteger(quantity)
            ? quantity
            : throw new InvalidOperationException($"'{payee.Entity}' has {quantity} of '{key}', expected a whole number");
    }
}
