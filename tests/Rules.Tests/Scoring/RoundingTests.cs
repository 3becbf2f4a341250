using System.Numerics;
using FsCheck.Fluent;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>Scores are rounded once, exactly, as declared.</summary>
public class RoundingTests
{
    // recomputed in whole numbers of any length: 10 × n ÷ d at p places, n ≤ d
    [Fact]
    public void A_score_is_the_exact_fraction_rounded_once() => Laws.Hold(
        from denominator in Laws.Longs(1, 3_000_000_000_000)
        from part in Laws.Longs(0, 1_000_000)
        from places in Gen.Choose(0, 12)
        from mode in Gen.Elements(MidpointRounding.AwayFromZero, MidpointRounding.ToZero, MidpointRounding.ToEven)
        select (numerator: (long)((Int128)denominator * part / 1_000_000), denominator, places, mode),
        each =>
        {
            var scheme = Scheme(Measure("m", 10)) with { Rounding = new(each.places, each.mode) };
            var score = Rules.Scoring.Scorer.Score(scheme, Values(("m", each.numerator, each.denominator))).Roots[0].Score!.Value;
            var (cut, rest) = BigInteger.DivRem(10 * new BigInteger(each.numerator) * BigInteger.Pow(10, each.places), each.denominator);
            var half = (2 * rest).CompareTo(each.denominator);
            var up = each.mode switch { MidpointRounding.ToZero => false, MidpointRounding.AwayFromZero => half >= 0, _ => half > 0 || (half == 0 && !cut.IsEven) };
            return new BigInteger(score * (decimal)BigInteger.Pow(10, each.places)) == cut + (up ? 1 : 0);
        },
        5_000);

    [Fact]
    public void What_is_rounded_for_print_only_goes_on_exact()
    {
        var thirds = Measure("m", 100) with { Rounding = new(0) };
        var values = Values(("m", 1, 3));
        Assert.Equal(33.00m, Rules.Scoring.Scorer.Score(Scheme(thirds), values).Total);
        var card = Rules.Scoring.Scorer.Score(Scheme(thirds with { Rounding = new(0, PrintedOnly: true) }), values);
        Assert.Equal((33m, 33.33m), (card.Roots[0].Score, card.Total));
    }
}
